import { Parser } from 'htmlparser2'
import { partsOf, pathPartsOf } from './file-names.ts'

// A page with other links: read as a browser reads it, so that nothing is taken for a link that is none, and otherwise kept
// letter by letter.

export interface Linking {
  /** What stands in the place of an address of the site, with its fragment; null where nothing does. */
  link(address: string): string | null
  /** The same for an address that must be whole. */
  whole(address: string): string | null
  /** Of the site that the page is of, where it is known. */
  readonly origin: string | null
}

const LINKS = new Set(['href', 'src', 'action', 'data-href', 'data-copy-link', 'data-since'])
/** Of a link that leads nowhere. */
const OF_A_LINK = new Set(['href', 'download', 'rel', 'target', 'data-print', 'data-order'])
/** The only form that is answered without a server. */
const ANSWERED = '/search'
const ID = ':id'
/** What stands for an id in an address of which only the browser knows whose it is. */
export const PLACE_OF_ID = 'the-place-of-the-id'

export function withLinks(html: string, linking: Linking): string {
  const pieces: string[] = []
  let kept = 0
  /** The element that is just being left out; those that are can't hold their like. */
  let dropped: string | null = null
  let isData = false
  const put = (end: number, text: string, from: number) => {
    pieces.push(html.slice(kept, end), text)
    kept = from
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const [start, end] = [parser.startIndex, parser.endIndex + 1]
        if (dropped !== null) return
        if (isLeftOut(name, attributes, linking)) {
          dropped = name
          put(start, '', end)
          return
        }
        isData = name === 'script' && attributes['type'] === 'application/json'
        const changed = changedTag(name, attributes, linking)
        if (changed !== undefined) put(start, changed, end)
      },
      ontext(text) {
        if (isData && dropped === null) put(parser.startIndex, dataWithLinks(text, linking), parser.endIndex + 1)
      },
      onclosetag(name) {
        isData = false
        if (name !== dropped) return
        dropped = null
        kept = parser.endIndex + 1
      },
    },
    { lowerCaseTags: false, lowerCaseAttributeNames: false },
  )
  parser.end(html)
  pieces.push(html.slice(kept))
  return pieces.join('')
}

type Attributes = Readonly<Record<string, string>>

/** A form that nobody answers, and the name of a format in which something can't be had. */
const isLeftOut = (name: string, { action, href = '' }: Attributes, { link }: Linking): boolean =>
  (name === 'form' && action !== ANSWERED) ||
  (name === 'a' && isOwn(href) && pathPartsOf(partsOf(href).path).extension !== '' && link(href) === null)

const isOwn = (address: string): boolean => address.startsWith('/') && !address.startsWith('//')

/** The tag as it has to be; undefined where it may stay. */
function changedTag(name: string, attributes: Attributes, linking: Linking): string | undefined {
  const changed = new Map<string, string | null>()
  for (const [attribute, value] of Object.entries(attributes)) {
    const isLink = LINKS.has(attribute) || (name === 'meta' && attribute === 'content')
    if (isLink) {
      const told = linkedTo(value, name, attributes, linking)
      if (told !== undefined) changed.set(attribute, told)
    }
    // What it belongs to is gone with its form.
    if (attribute === 'form') changed.set('form', null)
  }
  if (changed.size === 0) return undefined
  const leadsNowhere = changed.get('href') === null || changed.get('content') === null
  if (leadsNowhere && (name === 'link' || name === 'meta')) return ''
  const left = Object.entries(attributes).flatMap(([attribute, value]) => {
    if (leadsNowhere && OF_A_LINK.has(attribute)) return []
    const told = changed.has(attribute) ? changed.get(attribute) : value
    if (told === null || told === undefined) return []
    return [told === '' ? attribute : `${attribute}="${escaped(told)}"`]
  })
  return `<${[name, ...left].join(' ')}>`
}

/** Undefined for what is no address of this site. */
function linkedTo(
  value: string,
  name: string,
  attributes: Attributes,
  { link, whole, origin }: Linking,
): string | null | undefined {
  if (origin !== null && value.startsWith(`${origin}/`)) {
    const isWhole = name === 'meta' || attributes['rel'] === 'canonical'
    return (isWhole ? whole : link)(value.slice(origin.length))
  }
  return name !== 'meta' && isOwn(value) ? link(value) : undefined
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Data for the page's script: its links are what is called so. Data that would have to be fetched is not there. */
function dataWithLinks(text: string, { link }: Linking): string {
  const told = JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (typeof value !== 'string' || !/href$/i.test(key) || !value.startsWith('/')) return value
    if (key === 'chosenHref') return ''
    const [before = '', after] = value.split(ID)
    if (after === undefined) return link(value)
    const [first = '', last = ''] = (link(`${before}${PLACE_OF_ID}${after}`) ?? '').split(PLACE_OF_ID)
    return first + ID + last
  })
  return told.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}
