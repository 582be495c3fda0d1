import type { EventKind } from '../entries/event.ts'
import { columnKey, isMany, type SheetFieldName, usualField } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'

// What the columns of known data sets mean, and of others by their names.

interface Preset {
  readonly name: string
  /** A sheet that has all of these columns is one of these. */
  readonly marks: readonly string[]
  readonly columns: Readonly<Record<string, SheetFieldName>>
  readonly kind?: EventKind
}

/** As the milestones of a site like this one are taken along. */
const OWN_COLUMNS: Readonly<Record<string, SheetFieldName>> = {
  id: 'id',
  negotiation: 'negotiation',
  kind: 'kind',
  own_kind: 'ownKind',
  title: 'title',
  summary: 'summary',
  when: 'when',
  occurrence: 'occurrence',
  certainty: 'certainty',
  significance: 'significance',
  table: 'table',
  stage: 'stage',
  places: 'places',
  countries: 'countries',
  participants: 'participants',
  parts: 'parts',
  issues: 'issues',
  documents: 'documents',
  follows: 'follows',
  deadline_due: 'deadlineDue',
  deadline_set_by: 'deadlineSetBy',
  deadline_outcome: 'deadlineOutcome',
  sources: 'sources',
}

const PRESETS: readonly Preset[] = [
  { name: 'Parley', marks: ['id', 'negotiation', 'when_in_words', 'best_credibility'], columns: OWN_COLUMNS },
  {
    // https://acleddata.com: the columns of its export.
    name: 'ACLED',
    marks: ['event_id_cnty', 'event_date', 'sub_event_type'],
    columns: {
      event_id_cnty: 'key',
      event_date: 'when',
      sub_event_type: 'kind',
      actor1: 'participants',
      assoc_actor_1: 'participants',
      actor2: 'participants',
      assoc_actor_2: 'participants',
      location: 'places',
      country: 'countries',
      latitude: 'latitude',
      longitude: 'longitude',
      source: 'sourceNote',
      notes: 'summary',
    },
  },
  {
    // https://www.peaceagreements.org: one agreement a row. Who signed is told in one text with names and offices.
    name: 'PA-X',
    marks: ['AgtId', 'Agt', 'Dat'],
    columns: {
      AgtId: 'key',
      Agt: 'title',
      Dat: 'when',
      Status: 'status',
      Stage: 'stage',
      PPName: 'table',
      Part: 'summary',
      ThrdPart: 'summary',
    },
    kind: 'agreement',
  },
  {
    // https://timeline.knightlab.com/docs: the spreadsheet from which TimelineJS draws.
    name: 'TimelineJS',
    marks: ['Year', 'Headline', 'Text', 'Media'],
    columns: {
      Year: 'year',
      Month: 'month',
      Day: 'day',
      Time: 'time',
      'End Year': 'endYear',
      'End Month': 'endMonth',
      'End Day': 'endDay',
      'End Time': 'endTime',
      Headline: 'title',
      Text: 'summary',
      Media: 'url',
      'Media Credit': 'publisher',
      'Media Caption': 'sourceTitle',
      Group: 'table',
    },
  },
]

interface Guess {
  /** The data set whose columns these are; null for a sheet that nobody knows. */
  readonly preset: string | null
  readonly columns: SheetMapping['columns']
  readonly kind: EventKind
}

export function guessedColumns(columns: readonly string[]): Guess {
  const keys = new Set(columns.map(columnKey))
  const preset = PRESETS.find(({ marks }) => marks.every(mark => keys.has(columnKey(mark))))
  if (preset === undefined) return { preset: null, columns: byUsualNames(columns), kind: 'other' }
  const fields = new Map(Object.entries(preset.columns).map(([name, field]) => [columnKey(name), field]))
  return {
    preset: preset.name,
    columns: eachOnce(columns, name => fields.get(columnKey(name))),
    kind: preset.kind ?? 'other',
  }
}

const PARTS_OF_DATES: ReadonlySet<SheetFieldName> = new Set(['year', 'month', 'day', 'endYear', 'endMonth', 'endDay'])

function byUsualNames(columns: readonly string[]): SheetMapping['columns'] {
  const hasYear = columns.some(name => columnKey(name) === 'year')
  const hasDate = !hasYear && columns.some(name => usualField(name) === 'when')
  return eachOnce(columns, name => {
    // “Day” is a date where no column has the year.
    const field = hasYear && columnKey(name) === 'day' ? 'day' : usualField(name)
    return field !== undefined && hasDate && PARTS_OF_DATES.has(field) ? undefined : field
  })
}

/** Only what may stand in several columns is found in more than one. */
function eachOnce(
  columns: readonly string[],
  fieldOf: (name: string) => SheetFieldName | undefined,
): SheetMapping['columns'] {
  const taken = new Set<SheetFieldName>()
  return columns.flatMap(column => {
    const field = fieldOf(column)
    if (field === undefined || (taken.has(field) && !isMany(field))) return []
    taken.add(field)
    return [{ column, field }]
  })
}
