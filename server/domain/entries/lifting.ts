import VERSION_1 from '../../../data/version-1-terms.json' with { type: 'json' }
import type { Entry, EntryType } from './entries.ts'

// Revisions are never rewritten: what version 1 of the format recorded is brought to the present shape when it is read.

type Fields = Readonly<Record<string, unknown>>

/** One thing that version 2 says and version 1 did not, or said otherwise. */
interface Step {
  /** The field of version 2. */
  readonly field: string
  /** The field of version 1 that it replaces. */
  readonly replaces?: string
  /** What stands for it where version 1 has (or lacks) `old`; undefined where nothing does. */
  readonly lift: (old: unknown) => unknown
  /** Whether the present value says all that `lifted` does, so that it may stay when version 1 is imported over it. */
  readonly holds: (current: unknown, lifted: unknown) => boolean
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const added = (field: string, value?: unknown): Step => ({ field, lift: () => value, holds: () => true })

/** One value that became the first of a list. */
const listed = (field: string, replaces: string, inList: (old: unknown) => unknown): Step => ({
  field,
  replaces,
  lift: old => (old === undefined ? [] : [inList(old)]),
  holds: (current, lifted) => {
    const [first] = lifted as unknown[]
    const all = current as unknown[]
    return first === undefined ? all.length === 0 : all.some(one => isWithin(first, one))
  },
})

const isWithin = (part: unknown, whole: unknown): boolean =>
  Object.entries(part as Fields).every(([key, value]) => same((whole as Fields)[key], value))

type Translations = Readonly<Record<string, Fields>>
const isLifted = (translation: Fields | null): boolean => typeof translation?.['fields'] === 'object'

/** What version 1 called a text that stands in a list now. */
function liftedTexts(texts: Fields): Fields {
  if (typeof texts !== 'object' || texts === null || !Object.hasOwn(texts, 'placeName')) return texts
  const { placeName, ...others } = texts
  return { ...others, 'places.0.name': placeName }
}

const TRANSLATIONS: Step = {
  field: 'translations',
  // What is no object is left for the schema to refuse.
  lift: old =>
    typeof old === 'object' && old !== null && !Object.values(old).every(isLifted)
      ? Object.fromEntries(
          Object.entries(old as Translations).map(([language, texts]) => [
            language,
            isLifted(texts) ? texts : { made: 'unknown', reviewed: false, fields: liftedTexts(texts) },
          ]),
        )
      : old,
  holds: (current, lifted) =>
    Object.entries((lifted ?? {}) as Translations).every(([language, { fields }]) => {
      const known = (current as Translations)[language]
      return known !== undefined && isWithin(fields, known['fields'])
    }),
}

/** By convention, version 1 called what somebody says of a whole text a position on the issue “process”. */
const WHOLE_TEXT = 'process'

const ABOUT: Step = {
  field: 'about',
  lift: old => {
    const { document, point, issue } = (old ?? {}) as Fields
    return document !== undefined && point === undefined && issue === WHOLE_TEXT ? { document } : old
  },
  holds: same,
}

const STEPS: { readonly [T in EntryType]: readonly Step[] } = {
  record: [
    added('language', VERSION_1.language),
    added('masthead'),
    added('order', 'oldest'),
    added('issues', VERSION_1.issues),
    added('kinds', []),
    added('stages', []),
  ],
  process: [added('tables', VERSION_1.tables), added('briefs', [])],
  phase: [],
  actor: [added('aliases', []), listed('offices', 'role', title => ({ title }))],
  source: [added('locator'), added('access')],
  document: [added('brief', []), added('readAt')],
  event: [
    listed('places', 'place', place => place),
    ...['subkind', 'shortTitle', 'stage', 'status'].map(field => added(field)),
  ],
  position: [ABOUT],
  pointState: [],
}

const EVERY_ENTRY = [TRANSLATIONS, added('externalIds'), added('firstRecorded')]

/** What has something to do when an entry is read: the others only stand for what version 1 could not say. */
const LIFTING = Object.fromEntries(
  Object.entries(STEPS).map(([type, steps]) => [
    type,
    [...steps, TRANSLATIONS].filter(
      step => step === ABOUT || step === TRANSLATIONS || step.lift(undefined) !== undefined,
    ),
  ]),
) as unknown as typeof STEPS

function isNeeded(entry: Fields, { field, replaces, lift }: Step): boolean {
  if (replaces !== undefined && Object.hasOwn(entry, replaces)) return true
  return Object.hasOwn(entry, field)
    ? IN_PLACE.has(field) && lift(entry[field]) !== entry[field]
    : lift(undefined) !== undefined
}

/** Fields that have another value in version 2 and the same name. */
const IN_PLACE: ReadonlySet<string> = new Set([ABOUT.field, TRANSLATIONS.field])

/** An entry of version 1 as one of version 2; the entry itself where it is one. */
export function liftFromVersion1(type: EntryType, entry: Fields): Fields {
  const steps = LIFTING[type].filter(step => isNeeded(entry, step))
  if (steps.length === 0) return entry
  const gone = new Set(steps.map(({ field, replaces = field }) => replaces))
  const lifted: Record<string, unknown> = {}
  for (const key of Object.keys(entry)) if (!gone.has(key)) lifted[key] = entry[key]
  for (const { field, replaces = field, lift } of steps) lifted[field] = lift(entry[replaces])
  return lifted
}

/** An entry as a revision of any age holds it, in the present shape. */
export const liftEntry = <E extends Entry>(type: EntryType, entry: E): E =>
  liftFromVersion1(type, entry as unknown as Fields) as unknown as E

/** What a document of version 1 says of an entry, with what that version could not say taken from the entry as it is. */
export function overVersion1<E extends Entry>(type: EntryType, entry: E, current: E): E {
  const [said, now] = [entry, current] as unknown as [Fields, Fields]
  const kept = [...STEPS[type], ...EVERY_ENTRY]
    .map(({ field, holds }) => ({ field, isKept: Object.hasOwn(now, field) && holds(now[field], said[field]) }))
    .filter(({ isKept }) => isKept)
  return { ...entry, ...Object.fromEntries(kept.map(({ field }) => [field, now[field]])) } as E
}
