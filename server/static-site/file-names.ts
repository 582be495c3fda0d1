import { hash } from 'node:crypto'

// Which file stands for an address: `/events/x` is `events/x/index.html`, `/events/x.json` is `events/x.json`, and a list that is
// narrowed down has its parameters as the name of a folder. Names are such as every file system and every server takes.

const SAFE = /^[\w+,-][\w.+,-]{0,99}$/
const HASH_LENGTH = 10

/** Ends the address of a file that is no page. */
const EXTENSION =
  /\.(?:timelinejs\.json|timelinejs\.csv|csl\.json|feed\.json|schema\.json|atom|bib|csv|docx|geojson|ico|ics|js|json|jsonl|jsonld|css|mw|png|ris|svg|txt|woff2|xml|zip)$/

export interface AddressParts {
  readonly path: string
  readonly params: URLSearchParams
  /** With its `#`; '' for none. */
  readonly fragment: string
}

export interface PathParts {
  readonly stem: string
  /** With its point; '' for a page. */
  readonly extension: string
}

export function partsOf(address: string): AddressParts {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? []
  return { path, params: new URLSearchParams(query), fragment }
}

/** The path of an address without the ending that says in which format; what is asked for means the same in all of them. */
export function pathPartsOf(path: string): PathParts {
  const extension = EXTENSION.exec(path)?.[0] ?? ''
  // The timeline is the first page, and has its name in all other formats.
  return { stem: path === '/' ? '/timeline' : path.slice(0, path.length - extension.length), extension }
}

/** Relative to the folder of the site, parted by `/`. Different addresses have different files. */
export function fileOf({ path, params }: Pick<AddressParts, 'path' | 'params'>): string {
  // Style sheets name what lies beside them.
  if (path.startsWith('/assets/')) return path.slice(1)
  const { stem, extension } = pathPartsOf(path)
  const parts = stem.split('/').filter(Boolean).map(partName)
  const asked = [...params].map(([name, value]) => `${name}=${safe(value)}`).join(',')
  if (asked === '' && path === '/') return 'index.html'
  if (asked !== '') parts.push(asked.length > 120 ? `by=${digest(asked)}` : asked)
  return extension === '' ? [...parts, 'index.html'].join('/') : parts.join('/') + extension
}

const partName = (part: string): string => safe(decodeURIComponent(part))

/** Capitals are told apart by what is added to them, for there are file systems that don't. */
function safe(text: string): string {
  if (SAFE.test(text) && text === text.toLowerCase() && !text.endsWith('.')) return text
  const plain = text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return `${plain}${plain && '-'}${digest(text)}`
}

const digest = (text: string): string => hash('sha256', text).slice(0, HASH_LENGTH)

/** From one file to another, as a link says it. */
export function relativeTo(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}
