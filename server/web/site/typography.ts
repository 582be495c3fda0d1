import { curlyQuotes } from '../../domain/text/curly-quotes.ts'

// The last step of a page: its words are set as type. It sees text alone, never attributes, so that addresses, fields and
// what is sent back stay as they are; nor what is code, data or a choice whose words a form sends.

const OPAQUE = 'script|style|textarea|option(?! value=)|title|code|pre|kbd|samp'

/** What is left alone, or a text with something to set. Every “>” that is no end of a tag is escaped. */
const PARTS = new RegExp(`<(${OPAQUE})\\b[\\s\\S]*?</\\1>|>[^<]*?(?:&#3[49];|["']|\\d-\\p{L})[^<]*`, 'gu')

/**
 * Such as “10-point”. A hyphen that does not break would be another sign in what is copied and searched, so the words are
 * kept together by a style.
 */
const UNBROKEN = /(?<![\p{L}\p{N}\-/.])\d+-\p{L}+/gu

export function setType(html: string): string {
  const drawings = drawingsIn(html)
  const languages = [...html.matchAll(/<([a-z0-9]+)\b[^>]* lang="([^"]*)"/g)]
  let next = 0
  return html.replace(PARTS, (part, opaque: string | undefined, place: number) => {
    if (opaque !== undefined) return part
    while (next < languages.length && (languages[next]?.index ?? 0) < place) next++
    const typed = part.replaceAll('&#34;', '"').replaceAll('&#39;', "'").slice(1)
    if (/^\s*https?:/.test(typed)) return part
    const set = curlyQuotes(typed, languageAt(html, languages[next - 1], place), signBefore(html, place))
    const isBare = html.startsWith('<option', html.lastIndexOf('<', place)) || isIn(drawings, place)
    return `>${isBare ? set : set.replace(UNBROKEN, '<span class="unbroken">$&</span>')}`
  })
}

type Stretch = readonly [from: number, to: number]

const isIn = (stretches: readonly Stretch[], place: number): boolean =>
  stretches.some(([from, to]) => place >= from && place < to)

/** From where to where each drawing goes, those within it included: no element of HTML may stand there, nor in a choice. */
function drawingsIn(html: string): Stretch[] {
  const found: Stretch[] = []
  let [depth, from] = [0, 0]
  for (const { 0: tag, index } of html.matchAll(/<svg\b|<\/svg>/g)) {
    if (tag === '</svg>') depth--
    else if (depth++ === 0) from = index
    if (depth === 0) found.push([from, index])
  }
  return found
}

/** Words in another language are quotes and titles: looking further back would take its time on a page of 3,000 milestones. */
const LONGEST_FOREIGN = 20_000

/** Of the element that was last said to have a language, if it is still open. */
function languageAt(html: string, last: RegExpMatchArray | undefined, place: number): string {
  const [, name = '', language = ''] = last ?? []
  const begin = last?.index ?? 0
  if (language === '' || language.startsWith('en') || place - begin > LONGEST_FOREIGN) return 'en'
  const since = html.slice(begin, place + 1)
  const opened = since.split(`<${name}`).length - 1
  const closed = since.split(`</${name}>`).length - 1
  return opened > closed ? language : 'en'
}

/** Elements within a line: the words before them go on. */
const INLINE = /^<\/?(?:a|b|i|em|strong|mark|ins|del|bdi|cite|span)\b/

/** The last sign of the text before the tag that ends at this place; a space where another block begins. */
function signBefore(html: string, place: number): string {
  let end = place
  while (html[end] === '>') {
    const begin = html.lastIndexOf('<', end)
    if (begin <= 0 || !INLINE.test(html.slice(begin, begin + 9))) return ' '
    end = begin - 1
  }
  return html.endsWith(';', end + 1) ? (/&#3[49];$/.test(html.slice(end - 4, end + 1)) ? '“' : ';') : (html[end] ?? ' ')
}
