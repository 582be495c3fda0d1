import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../domain/entries/entries.ts'
import type { TimelineEvent } from '../../domain/entries/event.ts'
import { firstMapping } from '../../domain/importing/first-mapping.ts'
import { planningSheet } from '../../domain/importing/planning-sheet.ts'
import type { SheetFormat } from '../../domain/importing/sheet.ts'
import { inOneGo } from '../../domain/in-one-go.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPhase,
  aProcess,
  aSource,
  recordOf,
  seedRecord,
} from '../../domain/testing/record-builder.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import { tablePieces } from '../tables/table.ts'
import { milestonesTable } from '../tables/tables.ts'
import { calendarPieces } from '../timeline/icalendar.ts'
import type { TimelineFile } from '../timeline/timeline-file.ts'
import { timelineJsPieces } from '../timeline/timelinejs.ts'
import { kindOfText } from './file-kind.ts'
import { readSheet } from './read-sheet.ts'

// What this program writes, read by it again.

const WRITERS: Readonly<Record<SheetFormat, (file: TimelineFile) => Iterable<string>>> = {
  csv: ({ record, events }) => tablePieces(milestonesTable(record), events),
  timelinejs: timelineJsPieces,
  ics: calendarPieces,
}

const FORMATS = Object.keys(WRITERS) as SheetFormat[]

function written(format: SheetFormat, record: NegotiationRecord): string {
  const events = timelineOf(record).allMatching(EVERYTHING)
  const file = { record, events, title: 'A record', publicUrl: 'https://record.example.org', page: '/' }
  return [...WRITERS[format](file)].join('')
}

/** What an import of the file would do to a record. */
async function planOf(format: SheetFormat, text: string, record: NegotiationRecord) {
  expect(kindOfText(text)).toEqual({ kind: format })
  const read = await readSheet(format, text, { pause: async () => {} })
  if (!read.ok) throw new Error(read.message)
  const mapping = { ...firstMapping(read.sheet, record, 'file'), negotiation: 'process', source: 'source' }
  return inOneGo(planningSheet(read.sheet, mapping, record, { by: 'import', today: '2030-01-01' })).plan
}

const BASE = [
  aHeader(),
  aProcess(),
  anActor(),
  anActor({ id: 'other', name: 'Smith, Ada; and others' }),
  aSource(),
  aSource({ id: 'second', url: 'https://example.org/second' }),
  aDocument(),
]

const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufffc<&]/gu
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map(text => `T ${text.replace(UNSEEN, ' ')} x`.replace(/\s+/g, ' ').normalize('NFC'))
const paragraphs = fc.array(words, { minLength: 1, maxLength: 3 }).map(all => all.join('\n\n'))
const two = (number: number) => String(number).padStart(2, '0')
const day = fc
  .tuple(fc.integer({ min: 1950, max: 2029 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`)
const anyDate = fc.oneof(
  day,
  day.map(date => date.slice(0, 7)),
  day.map(date => date.slice(0, 4)),
  day.map(date => `${date}~`),
  day.map(date => `${date}?`),
  day.map(date => `${date}/..`),
  day.map(date => `${date.slice(0, 8)}01/${date.slice(0, 8)}28`),
  day.map(date => `${date}T14:30:00Z`),
  day.map(date => `${date}T14:30:00`),
  fc.integer({ min: 1950, max: 2029 }).map(year => `${year}-22`),
)
const place = fc.record({ name: words }, { requiredKeys: ['name'] })

const milestone = fc.record({
  title: words,
  summary: paragraphs,
  when: anyDate,
  kind: fc.constantFrom('talks', 'call', 'statement'),
  occurrence: fc.constantFrom('occurred', 'cancelled', 'postponed'),
  certainty: fc.constantFrom('confirmed', 'reported'),
  significance: fc.constantFrom(1, 2, 3),
  places: fc
    .array(place, { maxLength: 2 })
    .map(all =>
      all.filter(
        (one, index) =>
          all.findIndex(({ name }) => name.replaceAll(';', ',') === one.name.replaceAll(';', ',')) === index,
      ),
    ),
  participants: fc
    .subarray([
      { actor: 'actor', part: 'mediator', as: 'Envoy' },
      { actor: 'other', part: 'party' },
    ] as const)
    .map(all => [...all]),
  issues: fc.subarray(['process', 'territory']),
  citations: fc.constantFrom(
    [{ source: 'source', credibility: 1 }],
    [
      { source: 'second', credibility: 2, note: 'Page 3' },
      { source: 'source', credibility: 4 },
    ],
  ),
  documents: fc.constantFrom([], [{ document: 'document', relation: 'leaked' as const }]),
  deadline: fc.constantFrom(undefined, { due: '2025-12-01', setBy: 'actor', outcome: 'met' as const, note: 'By noon' }),
}) as unknown as fc.Arbitrary<Partial<TimelineEvent>>

const recordWith = (events: readonly Partial<TimelineEvent>[]) =>
  recordOf(
    ...BASE,
    aPhase({ from: '2025-01', to: '2025-03' }),
    ...events.map((fields, index) => anEvent({ id: `a-milestone-${index}`, ...defined(fields) })),
  )

const defined = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

const brief = ({ added, changed, rejected }: Awaited<ReturnType<typeof planOf>>) => ({
  added: added.filter(({ type }) => type !== 'phase').map(({ id }) => id),
  changed: changed.map(({ id, fields }) => [id, ...fields]),
  rejected: rejected.map(({ path, problems }) => [path, ...problems.map(({ message }) => message)]),
})

describe.each(FORMATS)('%s', format => {
  it('that is taken along and brought back changes nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(milestone, { minLength: 1, maxLength: 4 }), async fields => {
        const record = recordWith(fields)
        // A calendar has nothing of what has no day.
        fc.pre(format !== 'ics' || written(format, record).includes('BEGIN:VEVENT'))
        expect(brief(await planOf(format, written(format, record), record))).toEqual({
          added: [],
          changed: [],
          rejected: [],
        })
      }),
      { numRuns: 60 },
    ))

  it('of the shipped record changes nothing', async () => {
    const record = seedRecord()
    const [{ id: negotiation } = { id: '' }] = record.list('process')
    const read = await readSheet(format, written(format, record), { pause: async () => {} })
    if (!read.ok) throw new Error(read.message)
    const mapping = { ...firstMapping(read.sheet, record, 'file'), negotiation }
    const { plan } = inOneGo(planningSheet(read.sheet, mapping, record, { by: 'import', today: '2030-01-01' }))
    expect(brief(plan)).toEqual({ added: [], changed: [], rejected: [] })
  })
})

/** What a record that has the rest gets of a milestone that it does not have. */
async function fieldsKept(format: SheetFormat, event: Partial<TimelineEvent>): Promise<string[]> {
  const from = recordWith([event])
  const plan = await planOf(format, written(format, from), recordOf(...BASE))
  expect(plan.rejected).toEqual([])
  const here = from.find('event', 'a-milestone-0') as unknown as Record<string, unknown>
  const there = plan.drafts.find(({ type }) => type === 'event')?.record as unknown as Record<string, unknown> & Entry
  return Object.keys(here).filter(key => JSON.stringify(here[key]) === JSON.stringify(there[key]))
}

it('a record that does not have them gets of milestones what the table of losses says', async () => {
  const event: Partial<TimelineEvent> = {
    kind: 'call',
    title: 'A call',
    summary: 'They spoke.\n\nAt length.',
    when: '2025-11-23~',
    occurrence: 'cancelled',
    certainty: 'disputed',
    significance: 3,
    places: [{ name: 'Geneva' }],
    participants: [{ actor: 'actor', part: 'mediator' }],
    issues: ['territory'],
    citations: [{ source: 'source', credibility: 6 }],
    documents: [{ document: 'document', relation: 'discussed' }],
  }
  const all = ['process', 'title', 'summary', 'when', 'citations']
  const kept = await Promise.all(FORMATS.map(format => fieldsKept(format, event)))
  expect(
    Object.fromEntries(FORMATS.map((format, index) => [format, kept[index]?.filter(key => key !== 'order').sort()])),
  ).toEqual({
    csv: [
      ...all,
      'id',
      'kind',
      'occurrence',
      'certainty',
      'significance',
      'table',
      'places',
      'participants',
      'issues',
      'documents',
      'quotes',
      'accounts',
      'follows',
    ].sort(),
    timelinejs: [...all, 'table', 'quotes', 'accounts', 'follows'].sort(),
    ics: [...all, 'kind', 'occurrence', 'places', 'quotes', 'accounts', 'follows'].sort(),
  })
})
