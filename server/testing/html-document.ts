import { FIRST_PAINT_SCRIPT } from '../web/http/first-paint.ts'

// A small reader of our own pages: it knows the HTML that we write (every tag closed, values in double quotes), and calls
// everything else a problem.

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta'])
const RAW_TEXT = new Set(['script', 'style', 'textarea', 'title'])
const BLOCKS = new Set(
  'article aside blockquote details div dl fieldset footer form h1 h2 h3 h4 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
)
/** What may not stand in itself. */
const NEVER_NESTED = new Set(['a', 'button', 'form', 'label', 'p'])
const REFERENCES = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'list']

/** What is wrong with a whole HTML document; empty when nothing is. */
export function documentProblems(html: string): string[] {
  const problems: string[] = []
  const open: string[] = []
  const ids = new Set<string>()
  const references: string[] = []
  if (!/^<!doctype html>\n<html lang="en"/.test(html)) problems.push('does not begin like a document')
  if (!/<\/html>\s*$/.test(html)) problems.push('does not end with </html>')

  const token = /<!doctype html>|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)*)\s*>|</gi
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [text, closing, opening, attributes = ''] = match
    if (closing !== undefined) {
      const last = open.pop()
      if (last !== closing) problems.push(`${text} closes <${last}>`)
    } else if (opening !== undefined) {
      problems.push(...attributeProblems(opening, attributes, ids, references))
      if (BLOCKS.has(opening) && open.includes('p')) problems.push(`<${opening}> in <p>`)
      if (NEVER_NESTED.has(opening) && open.includes(opening)) problems.push(`<${opening}> in <${opening}>`)
      if (open.at(-1) === 'ul' && opening !== 'li') problems.push(`<${opening}> in <ul>`)
      if (!VOID.has(opening)) open.push(opening)
      if (RAW_TEXT.has(opening)) {
        const end = html.indexOf(`</${opening}`, token.lastIndex)
        const content = html.slice(token.lastIndex, end)
        const isAllowed = / type="application\/(?:ld\+)?json"/.test(attributes) || content === FIRST_PAINT_SCRIPT
        if (opening === 'script' && content !== '' && !isAllowed) problems.push('an inline script')
        if (opening === 'title' && content.trim() === '') problems.push('an empty title')
        token.lastIndex = end
      }
    } else if (text === '<') {
      problems.push(`a bare < before “${html.slice(match.index, match.index + 40)}”`)
    }
  }
  if (open.length > 0) problems.push(`<${open.join('> <')}> not closed`)
  for (const reference of references) {
    const id = reference.replace(/^.*["#]([^"#]*)"$/, '$1')
    if (!ids.has(id)) problems.push(reference.startsWith('for') ? reference : `${reference} leads nowhere`)
  }
  return [...new Set(problems)]
}

function attributeProblems(tag: string, attributes: string, ids: Set<string>, references: string[]): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const [, name = '', value = ''] of attributes.matchAll(/([a-z][a-z0-9-]*)(?:="([^"]*)")?/gi)) {
    if (seen.has(name)) problems.push(`${name} twice in <${tag}>`)
    seen.add(name)
    if (/^on|^style$|^srcdoc$/.test(name)) problems.push(`${name} in <${tag}>`)
    if (name === 'id') {
      if (ids.has(value)) problems.push(`the id "${value}" stands twice`)
      if (!/^[A-Za-z][\w-]*$/.test(value)) problems.push(`the id "${value}" is no name`)
      ids.add(value)
    }
    if (REFERENCES.includes(name)) for (const id of value.split(' ')) references.push(`${name}="${id}"`)
    if (name === 'href' && value.startsWith('#')) references.push(`"${value}"`)
    if (/^(?:href|src|action|formaction)$/.test(name) && /^\s*(?:javascript|data|vbscript):/i.test(value))
      problems.push(`${name}="${value}"`)
  }
  if (tag === 'img' && !seen.has('alt')) problems.push('<img> without alt')
  return problems
}
