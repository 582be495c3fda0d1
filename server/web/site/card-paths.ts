import { words } from '../../domain/language/words.ts'
import { withMoment } from './paths.ts'

/** Pages with a picture of their own, by the first part of their address; each of their entries has one too. */
const WITH_CARDS = new Set(
  'events negotiations documents lineages actors issues sources positions point-states deadlines changes data about compare explore'.split(
    ' ',
  ),
)

/** What of a page's query its picture shows; the moment always. */
const ON_CARDS: Readonly<Record<string, (name: string) => boolean>> = {
  '/': name => name !== 'page' && name !== 'order',
  '/compare': name => name === 'documents',
  '/positions': name => ['columns', 'process', 'document', 'issue', 'actor'].includes(name),
}

/** For previews elsewhere, and for print and pages that enlarge it. */
export type PictureFormat = 'png' | 'svg'

/**
 * The address of the picture of a page; that of the timeline for the few without one of their own. `sequence` is that of the record, so
 * that previews which were kept elsewhere are made anew when it has changed.
 */
export function cardPath(page: string, sequence: number | string, format: PictureFormat = 'png'): string {
  const [path = '', query = ''] = page.split('?')
  const isPictured = path === '/' || WITH_CARDS.has(path.split('/')[1] ?? '')
  const isShown = (isPictured ? ON_CARDS[path] : undefined) ?? (() => false)
  const asked = new URLSearchParams(query)
  const [on, known] = [asked.get('on'), asked.get('known')]
  const kept = [...asked].filter(([name]) => name !== 'on' && name !== 'known' && isShown(name))
  const text = new URLSearchParams([...kept, ['revision', String(sequence)]]).toString()
  return withMoment(`/cards${isPictured && path !== '/' ? path : '/timeline'}.${format}?${text}`, {
    ...(on && { on }),
    ...(known && { known }),
  })
}

/** Whether a page is about one thing of the record; the others are lists and tools. */
export const isOfOneEntry = (page: string): boolean => /^\/[^/?]+\/[^?]/.test(page)

const CARDS_IN_WORDS = {
  '/': 'timeline',
  '/explore': 'timeline',
  '/compare': 'compare',
  '/positions': 'positions',
} as const

/** What the picture of a page shows, for those who do not see it. */
export function cardInWords(page: string, title: string): string {
  const path = page.split('?')[0] ?? ''
  return words().cards[CARDS_IN_WORDS[path as keyof typeof CARDS_IN_WORDS] ?? 'other'](title)
}
