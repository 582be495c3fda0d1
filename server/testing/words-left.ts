import { NegotiationRecord, type Shows } from '../domain/record/negotiation-record.ts'
import type { Revision } from '../domain/revisions/revision.ts'

// What a page in another script leaves in Latin letters: words that nobody has translated. A page of Ukrainian, Russian or Arabic
// holds none but names of formats, and what says of itself that it is in another language.

/** Names that are the same in every language. */
export const NAMES_OF_FORMATS: ReadonlySet<string> = new Set(
  'API Atom BibTeX CSL CSL-JSON CSV EDTF GeoJSON HTML ICS iCalendar JavaScript JSON JSON-LD LD Markdown OpenAPI Parley PDF RIS RSS SVG TSV URL UTC Word XML ZIP'.split(
    ' ',
  ),
)

/** Text that isn't read, or that is the same for everybody whatever they read. */
const UNREAD = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path', 'wbr', 'col'])

/** Attributes that are read out or shown. */
const READ = new Set(['title', 'aria-label', 'placeholder', 'alt', 'data-running', 'data-title', 'data-revision'])
const READ_META = /(?:name|property)="(?:description|og:title|og:description|og:image:alt)"/

/** The words in Latin letters on a page that are left to be translated, each once, in their order. */
export function latinWordsIn(html: string, allowed: ReadonlySet<string> = NAMES_OF_FORMATS): string[] {
  const found = readTexts(html)
    .flatMap(text => text.match(WORD) ?? [])
    .map(word => word.replace(/[.:’']+$/, ''))
  return [...new Set(found.filter(isWord))].filter(word => !allowed.has(word))
}

function readTexts(html: string): string[] {
  const own = /<html[^>]*? lang="([^"]*)"/.exec(html)?.[1] ?? ''
  const read: string[] = []
  /** The elements around, each with whether it is read. */
  const open: { readonly name: string; readonly isRead: boolean }[] = []
  const isRead = () => open.at(-1)?.isRead ?? true
  const token = /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)([^>]*)>|[^<]+/gi
  for (const [text, closing, opening, attributes = ''] of html.matchAll(token)) {
    if (closing !== undefined) {
      const at = open.findLastIndex(({ name }) => name === closing)
      if (at >= 0) open.length = at
    } else if (opening !== undefined) {
      const lang = / lang="([^"]*)"/.exec(attributes)?.[1] ?? own
      const one = isRead() && lang === own && !UNREAD.has(opening.toLowerCase())
      if (one) read.push(...readAttributes(opening, attributes))
      if (!VOID.has(opening.toLowerCase()) && !attributes.endsWith('/')) open.push({ name: opening, isRead: one })
    } else if (isRead() && !text.startsWith('<!')) read.push(text)
  }
  return read.map(withoutEntities)
}

function readAttributes(name: string, attributes: string): string[] {
  if (name === 'meta') return READ_META.test(attributes) ? [/ content="([^"]*)"/.exec(attributes)?.[1] ?? ''] : []
  const isButton = name === 'input' && /type="(?:submit|button)"/.test(attributes)
  return [...attributes.matchAll(/ ([a-z-]+)="([^"]*)"/g)]
    .filter(([, attribute = '']) => READ.has(attribute) || (isButton && attribute === 'value'))
    .map(([, , value = '']) => value)
}

const withoutEntities = (text: string): string => text.replace(/&#?\w+;/g, ' ')

/** Whatever stands between spaces with a Latin letter in it. */
const WORD = /[\p{L}\p{N}\p{M}_’'./:@#?&=%+-]*\p{Script=Latin}[\p{L}\p{N}\p{M}_’'./:@#?&=%+-]*/gu

/** Neither an id, an address, the name of a file nor a letter that is a grade. */
const isWord = (text: string): boolean =>
  /\p{Script=Latin}{2}/u.test(text) && !/[\d_@]|^[/#]|:\/\/|\w\.\w|\w=/.test(text)

/**
 * Shows a record as if its editors wrote in Greek letters: what is left in Latin ones on its pages are the site's own words.
 * `record.shownAs(inGreekLetters)`
 */
export const inGreekLetters: Shows = (_type, entry) => respelt(entry, '') as typeof entry

/** The same of a whole record, whose translations stay in their own letters. */
export function writtenInGreekLetters(record: NegotiationRecord): NegotiationRecord {
  const revisions = Array.from({ length: record.head.seq }, (_, place) => record.revision(place + 1) as Revision)
  return NegotiationRecord.fold(
    revisions.map(one => ({ ...one, record: inGreekLetters(one.type, one.record as never) }) as Revision),
  )
}

const LETTERS = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, place) => [
    letter,
    [...'αβψδεφγηιξκλμνοπυρστθωςχυζ'][place] ?? letter,
  ]),
)

/** By which the program knows what something is, although it may look like words. */
const OF_PROGRAM = new Set('id iso2 country license language url archiveUrl of scheme reliability'.split(' '))

function respelt(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map(one => respelt(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, respelt(one, name)]))
  return typeof value === 'string' && !OF_PROGRAM.has(key) && isInWords(value, key) ? inGreek(value) : value
}

const IN_WORDS = new Set([
  'label',
  'name',
  'title',
  'text',
  'aliases',
  'definition',
  'as',
  'publisher',
  'originalPublisher',
])

const isInWords = (value: string, key: string): boolean =>
  IN_WORDS.has(key) || (/[A-Z ]/.test(value) && !/^[-\d.[\]{}/~?%XYTZ:+,]+$|:\/\//.test(value))

const inGreek = (text: string): string => {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.replace(/\p{Script=Latin}/gu, letter => {
    const greek = LETTERS.get(letter.toLowerCase()) ?? 'ω'
    return letter === letter.toLowerCase() ? greek : greek.toUpperCase()
  })
}
