import { labelsOf, type Term } from '../entries/terms.ts'
import { fold } from '../text/folding.ts'

// What a column may hold of a milestone, and by what names columns are known.

interface SheetField {
  readonly label: string
  /** Names of columns, folded, besides its own label. */
  readonly names: readonly string[]
  /** Several columns may hold it: what they say is put together. */
  readonly isMany?: boolean
}

const field = (label: string, names = '', isMany = false): SheetField => ({
  label,
  names: names === '' ? [] : names.split('|'),
  isMany,
})

export const SHEET_FIELDS = {
  id: field('Id in this record'),
  key: field('Key of the row', 'id|key|uid|no|nr|number|row id|record id|event id|reference|ref'),
  when: field(
    'Date',
    'when|start|start date|begin|beginning|day|from|event date|datum|date de debut|fecha|дата|начало',
  ),
  end: field('End of the date', 'end|end date|until|to|till|finish|bis|date de fin|окончание|кінець|дата окончания'),
  year: field('Year', 'start year'),
  month: field('Month', 'start month'),
  day: field('Day of the month', 'start day'),
  time: field('Time of day', 'time|start time|hour|clock'),
  endYear: field('Year of the end', 'end year'),
  endMonth: field('Month of the end', 'end month'),
  endDay: field('Day of the end', 'end day'),
  endTime: field('Time of the end', 'end time'),
  title: field('Title', 'headline|name|event|event name|heading|subject|titel|titre|titulo|название|заголовок|назва'),
  shortTitle: field('Short title', 'short'),
  summary: field(
    'What happened',
    'summary|text|description|details|body|notes|content|beschreibung|resume|descripcion|описание|опис',
    true,
  ),
  kind: field('Kind', 'type|category|event type|kind of event|art|тип|вид'),
  ownKind: field('Own kind', 'own kind|sub event type|subtype|subkind'),
  negotiation: field('Negotiation', 'process|peace process'),
  table: field('Table', 'track|group|format of talks'),
  stage: field('Stage', 'phase'),
  status: field('Status in the data set', 'status'),
  occurrence: field('Whether it has taken place', 'occurrence'),
  certainty: field('How sure it is', 'certainty|confidence'),
  significance: field('Significance', 'importance|weight'),
  places: field('Place', 'places|location|venue|city|town|ort|lieu|lugar|место|місце'),
  countries: field('Country', 'countries|country code|iso|iso2|iso3|land|pays|pais|страна|країна'),
  latitude: field('Latitude', 'lat|geo lat|y'),
  longitude: field('Longitude', 'lon|lng|long|geo lon|x'),
  participants: field(
    'Who took part',
    'participants|actors|parties|attendees|people|who|signatories|teilnehmer|участники|учасники',
    true,
  ),
  parts: field('As what they took part', 'parts|roles'),
  issues: field('Issues', 'issue|topics|topic|themes|tags|темы|теми', true),
  documents: field('Texts', 'documents'),
  follows: field('Milestones that it follows', 'follows'),
  deadlineDue: field('Deadline: date', 'deadline due|due'),
  deadlineSetBy: field('Deadline: set by', 'deadline set by'),
  deadlineOutcome: field('Deadline: outcome', 'deadline outcome|outcome'),
  sources: field('Sources', 'source|citation|citations|reference title|sourced from|источник|источники|джерело', true),
  url: field('Address of the source', 'url|link|source url|links|web|website|media|href|ссылка|посилання', true),
  sourceNote: field('Note on the source', 'source note', true),
  sourceTitle: field('Title of the source', 'source title|article|media caption'),
  publisher: field('Publisher of the source', 'publisher|outlet|newspaper|media credit|source name|издание|видання'),
  published: field('Date of the source', 'published|publication date|source date'),
} as const satisfies Readonly<Record<string, SheetField>>

export type SheetFieldName = keyof typeof SHEET_FIELDS

export const SHEET_FIELD_NAMES = Object.keys(SHEET_FIELDS) as SheetFieldName[]

export const isMany = (name: SheetFieldName): boolean => SHEET_FIELDS[name].isMany === true

/** As names of columns are compared: no case, no accents, no signs. */
export const columnKey = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const byKey = new Map<string, SheetFieldName>()
for (const name of SHEET_FIELD_NAMES.toReversed()) {
  for (const known of [...SHEET_FIELDS[name].names, SHEET_FIELDS[name].label]) byKey.set(columnKey(known), name)
}

/** What a column of that name holds as a rule. */
export const usualField = (column: string): SheetFieldName | undefined => byKey.get(columnKey(column))

type Terms = Readonly<Record<string, Term>>

/** Rows ask the same lists again and again. */
const ids = new WeakMap<Terms, ReadonlyMap<string, string>>()

/** The id of the word that is meant by its id or by its label. */
export function termCalled(words: Terms, word: string): string | undefined {
  if (Object.hasOwn(words, word)) return word
  const known = ids.get(words) ?? termIds(words)
  ids.set(words, known)
  return known.get(columnKey(word))
}

/** By their labels in any language and by themselves, as names of columns are compared. */
export const termIds = (words: Terms): Map<string, string> =>
  new Map(
    Object.entries(words).flatMap(([id, term]) => [...labelsOf(term), id].map(word => [columnKey(word), id] as const)),
  )
