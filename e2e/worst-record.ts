import type { RecordDocument } from '../server/domain/exchange/record-document.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPosition,
  aProcess,
  aSource,
  documentOf,
  type TypedEntry,
} from '../server/domain/testing/record-builder.ts'

// A made-up record of the hardest things to set in type: titles as long as they may be, words without a break, forty
// milestones on one day, Ukrainian, and Arabic, which runs from the right.

const filled = (sentence: string, length: number): string =>
  sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trimEnd()

export const LONG_TITLE = `${filled('Extraordinary consultations on modalities and sequencing, ', 110)} Donaudampfschifffahrtsgesellschaftskapitän 9`
export const UKRAINIAN_TITLE = filled(
  'Щойно розпочалися консультації про гарантії безпеки, ґрунтовні й їхні наслідки; ',
  158,
)
export const ARABIC_TITLE = filled('بدأت المشاورات حول ضمانات الأمن (28 نقطة) وترتيبات وقف إطلاق النار، ', 150)
const TITLES = [LONG_TITLE, UKRAINIAN_TITLE, ARABIC_TITLE, 'Call']
const LONG_LABEL = filled('Arrangements for everything that remains to be arranged afterwards ', 79)
const ARABIC_QUOTE = 'لن نقبل بأقل من ذلك.'

const PROCESS = 'talks'
const citations = [{ source: 'long-source', credibility: 3, note: filled('A note about the source. ', 300) }]

const event = (index: number, when: string) =>
  anEvent({
    id: `event-${index}`,
    process: PROCESS,
    title: TITLES[index % TITLES.length] ?? '',
    summary: `${TITLES[index % 3]}.\n\n${filled('Antidisestablishmentarianism', 90)} ${ARABIC_TITLE}`,
    when,
    order: index,
    occurrence: index % 5 === 0 ? 'scheduled' : 'occurred',
    certainty: (['confirmed', 'officially-stated', 'reported', 'disputed', 'denied'] as const)[index % 5] ?? 'reported',
    significance: index % 7 === 0 ? 3 : 2,
    table: 'us-ukraine',
    places: [{ name: filled('Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ', 79) }],
    participants: ['long', 'ukrainian', 'arabic'].map(actor => ({ actor, part: 'party', as: LONG_LABEL })),
    issues: ['territory', 'security-guarantees', 'alliances-foreign-forces'],
    quotes: [
      {
        speaker: 'arabic',
        text: ARABIC_QUOTE,
        language: 'ar',
        original: null,
        translator: null,
        source: 'long-source',
      },
    ],
    accounts: ['long', 'arabic'].map(actor => ({ actor, text: TITLES[index % 3] ?? '', source: 'long-source' })),
    citations,
  })

const text = (id: string, title: string, ancestor?: string) =>
  aDocument({
    id,
    process: PROCESS,
    title,
    shortTitle: id === 'first' ? LONG_LABEL : ARABIC_TITLE.slice(0, 70).trim(),
    when: ancestor ? '2025-02-01' : '2025-01-01',
    status: filled('draft; not published; superseded; ', 150),
    authors: [
      { actor: 'long', basis: 'disputed', note: filled('Who wrote it is disputed. ', 200), source: 'long-source' },
    ],
    parties: ['long', 'ukrainian', 'arabic'],
    basedOn: ancestor ? [ancestor] : [],
    summary: `${UKRAINIAN_TITLE}\n\n${ARABIC_TITLE}`,
    statedPointCount: 2,
    points: [LONG_LABEL, ARABIC_TITLE.slice(0, 78).trim()].map((label, index) => {
      const number = String(index + 1)
      const { ancestors } = aPoint(ancestor ? `${number} < ${ancestor}#${number}` : number)
      return aPoint(number, {
        label,
        text: index === 0 ? UKRAINIAN_TITLE : ARABIC_TITLE,
        issues: ['territory'],
        values: [{ what: LONG_LABEL, operator: '<=', number: 800_000, unit: 'personnel', qualifier: LONG_LABEL }],
        ancestors: ancestors.map(origin => ({ ...origin, note: LONG_TITLE })),
        unverified: index === 1,
        note: LONG_TITLE,
        citations,
      })
    }),
    citations,
  })

const position = (actor: string, point: string) =>
  aPosition({
    id: `position-${actor}-${point}`,
    process: PROCESS,
    actor,
    about: { document: 'second', point, issue: 'territory' },
    when: '2025-02-02',
    stance: 'accepts-with-conditions',
    text: ARABIC_TITLE,
    authority: 'head-of-state',
    citations,
  })

const record = (...entries: readonly TypedEntry[]): RecordDocument =>
  documentOf(
    aHeader({ title: LONG_TITLE, description: UKRAINIAN_TITLE, license: 'CC-BY-4.0' }),
    aProcess({
      id: PROCESS,
      title: LONG_TITLE,
      summary: `${LONG_TITLE}. ${ARABIC_TITLE}`,
      parties: ['long', 'ukrainian'],
      mediators: ['arabic'],
      scope: UKRAINIAN_TITLE,
      coverage: { from: '2025-01-01', to: '2025-02-28', note: LONG_TITLE },
    }),
    anActor({ id: 'long', name: LONG_LABEL, kind: 'coalition' }),
    anActor({ id: 'ukrainian', name: 'Українська делегація' }),
    anActor({ id: 'arabic', name: 'الوفد العربي' }),
    aSource({
      id: 'long-source',
      title: ARABIC_TITLE,
      publisher: LONG_LABEL,
      url: `https://example.org/${'path-without-a-break'.repeat(12)}`,
      published: '2025-01-02',
      language: 'ar',
      reliability: 'C',
    }),
    ...entries,
  )

/** Forty milestones on one day, one in the month before. */
export const CROWDED_RECORD = record(
  event(40, '2025-01-15'),
  ...Array.from({ length: 40 }, (_, index) => event(index, '2025-02-03')),
  text('first', LONG_TITLE),
  text('second', ARABIC_TITLE, 'first'),
  ...['long', 'ukrainian', 'arabic'].flatMap(actor => ['1', '2'].map(point => position(actor, point))),
)

/** One milestone, and nothing else to choose from. */
export const LONELY_RECORD = record(event(2, '2025-02'))
