const unescaped = (text: string): string =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** What a browser would send of the first form in the content of a page that is for writing, left as it is. */
export function sentFields(body: string): Record<string, string> {
  const [form = ''] = /<form [^>]*method="post"[\s\S]*?<\/form>/.exec(body.slice(body.indexOf('<main'))) ?? []
  const fields: Record<string, string> = {}
  const add = (name: string, value: string) => {
    fields[name] = unescaped(value)
  }
  for (const [tag, name = ''] of form.matchAll(/<input[^>]*\sname="([^"]+)"[^>]*>/g))
    if (!/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag))
      add(name, /\svalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  for (const [, name = '', text = ''] of form.matchAll(
    /<textarea[^>]*\sname="([^"]+)"[^>]*>\n?([\s\S]*?)<\/textarea>/g,
  ))
    add(name, text)
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    add(
      name,
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? '',
    )
  return fields
}
