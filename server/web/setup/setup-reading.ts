import type { Actor } from '../../domain/entries/actor.ts'
import { ENTRY_TYPES, type Entries, type EntryProblem, parseEntry } from '../../domain/entries/entries.ts'
import { firstFree } from '../../domain/entries/free-ids.ts'
import type { OwnTerm } from '../../domain/entries/own-terms.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { RecordHeader } from '../../domain/entries/record-header.ts'
import { TABLE_PRESET } from '../../domain/entries/table-presets.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { USUAL_COVERAGE_NOTE } from '../../domain/record/set-up.ts'
import { canonicalJson } from '../../domain/revisions/canonical-json.ts'
import { draftOf, type UnsignedDraft, versionOf } from '../editing/writing.ts'
import { actorIn } from '../forms/actor-lines.ts'
import { FormReader } from '../forms/form-reader.ts'
import { unknownLanguage } from '../forms/language-field.ts'
import { languageTag } from '../forms/languages.ts'
import { NO_ID_YET, newId } from '../forms/new-ids.ts'
import type { EntryForm } from '../forms/shape.ts'
import { repeatedLabel, termsIn, typedTerms } from '../forms/term-lines.ts'
import { tidiedForm } from '../forms/tidied-form.ts'
import { linesOfIssues, NOT_YET, presetNamed, setUpOf, UNDATED, USUAL_LICENSE } from './setup-form.ts'

export type SetUpRead =
  | { readonly ok: true; readonly drafts: readonly UnsignedDraft[] }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

/** What the record has to take up so that it says what the form does. Half a form is enough, if it has a title. */
export function readSetUp(typed: EntryForm, record: NegotiationRecord): SetUpRead {
  const reader = new FormReader(tidiedForm(typed).tidy, record)
  reader.reportDamage()
  const header = readHeader(reader)
  const [parties, mediators] = (['parties', 'mediators'] as const).map(name => readActors(reader, name))
  const process = readProcess(reader, header?.title ?? '', { parties: parties ?? [], mediators: mediators ?? [] })
  if (!header || reader.problems.length > 0) return { ok: false, problems: reader.problems }
  return { ok: true, drafts: draftsFor(record, header, process, [...(parties ?? []), ...(mediators ?? [])]) }
}

const said = ({ form }: FormReader, name: string): string => (form.single[name] ?? '').trim()

function readHeader(reader: FormReader): RecordHeader | undefined {
  const { header: stored } = setUpOf(reader.record)
  const [title, typedLanguage, masthead] = ['title', 'language', 'masthead'].map(name => said(reader, name))
  if (title === '') reader.report('title', 'Give the record a title. All else can wait.')
  const language = typedLanguage === '' ? 'en' : languageTag(typedLanguage ?? '')
  if (language === undefined) reader.report('language', unknownLanguage(typedLanguage ?? ''))
  const described = stored && stored.description !== stored.title ? stored.description : title
  const { masthead: _, ...kept } = stored ?? {}
  const parsed = parseEntry('record', {
    kinds: [],
    stages: [],
    ...kept,
    id: 'record',
    title,
    description: described,
    license: said(reader, 'license') || USUAL_LICENSE,
    language: language ?? 'en',
    ...(masthead && { masthead }),
    order: said(reader, 'order') || 'oldest',
    issues: readTerms(reader, 'issues', linesOfIssues(reader.form.single), [
      ...(stored?.issues ?? []),
      ...presetNamed(said(reader, 'preset')),
    ]),
  })
  if (parsed.ok) return parsed.entry
  reportAll(reader, parsed.problems)
  return undefined
}

/** Undefined while nothing is said of a negotiation. */
function readProcess(
  reader: FormReader,
  title: string,
  { parties, mediators }: Readonly<Record<'parties' | 'mediators', readonly Actor[]>>,
): Process | undefined {
  const { process: stored } = setUpOf(reader.record)
  const tables = said(reader, 'tables')
  const [name, typedBegan, scope] = ['process', 'began', 'scope'].map(field => said(reader, field))
  const isMeant = [name, typedBegan, scope, said(reader, 'parties'), said(reader, 'mediators')].some(Boolean)
  if (!stored && !isMeant && tables === typedTerms(TABLE_PRESET)) return undefined
  const began = typedBegan ? reader.date(typedBegan, 'began', stored?.began) : UNDATED
  const rule = scope || NOT_YET
  const isCoverageOwn = stored !== undefined && stored.coverage.from !== stored.began
  const parsed = parseEntry('process', {
    briefs: [],
    ...stored,
    id: stored?.id ?? NO_ID_YET,
    title: name || title || NOT_YET,
    scope: rule,
    summary: stored && stored.summary !== stored.scope ? stored.summary : rule,
    began: began || UNDATED,
    coverage: { note: USUAL_COVERAGE_NOTE, ...stored?.coverage, ...(!isCoverageOwn && { from: began || UNDATED }) },
    parties: idsOf(parties),
    mediators: idsOf(mediators),
    tables: readTerms(reader, 'tables', tables, [...(stored?.tables ?? []), ...TABLE_PRESET]),
  })
  if (!parsed.ok) {
    reportAll(reader, parsed.problems)
    return undefined
  }
  return stored ? parsed.entry : { ...parsed.entry, id: freeId(reader.record, newId('process', parsed.entry)) }
}

function readTerms(reader: FormReader, field: string, lines: string, known: readonly OwnTerm[]): OwnTerm[] {
  const terms = termsIn(lines, known)
  const twice = repeatedLabel(terms)
  if (twice !== undefined) reader.report(field, `“${twice}” stands there twice. Take one of them out.`)
  return terms
}

function readActors(reader: FormReader, field: string): Actor[] {
  const actors = new Map<string, Actor>()
  for (const line of said(reader, field)
    .split('\n')
    .filter(one => one.trim() !== '')) {
    const read = actorIn(line, reader.record)
    if (!read.ok) {
      reader.report(field, read.message)
      continue
    }
    const parsed = parseEntry('actor', read.actor)
    if (parsed.ok) actors.set(parsed.entry.id, parsed.entry)
    else reader.reportAll(parsed.problems, () => field)
  }
  return [...actors.values()]
}

const idsOf = (actors: readonly Actor[]): string[] => actors.map(({ id }) => id)

const freeId = (record: NegotiationRecord, wanted: string): string =>
  firstFree(wanted, id => record.typeOf(id) !== undefined)

/** A list is one field, so what is wrong in it names its line. */
function reportAll(reader: FormReader, problems: readonly EntryProblem[]): void {
  for (const { path, message } of problems) {
    const [field = '', line] = path.split('.')
    reader.report(FIELD_OF[field] ?? field, line === undefined ? message : `Line ${Number(line) + 1}: ${message}`)
  }
}

/** Where something is typed under another name than it is stored. */
const FIELD_OF: Readonly<Record<string, string>> = { description: 'title', summary: 'scope', coverage: 'began' }

const REASON = 'Set up'

function draftsFor(
  record: NegotiationRecord,
  header: RecordHeader,
  process: Process | undefined,
  actors: readonly Actor[],
): UnsignedDraft[] {
  const { process: stored } = setUpOf(record)
  const named = new Map(actors.map(actor => [actor.id, actor]))
  const gone = [...(stored?.parties ?? []), ...(stored?.mediators ?? [])].filter(id => !named.has(id))
  return [
    ...changed(record, 'record', header),
    ...[...named.values()].flatMap(actor => changed(record, 'actor', actor)),
    ...(process ? changed(record, 'process', process) : []),
    ...[...new Set(gone)].flatMap(id => forgotten(record, id)),
  ]
}

function changed<T extends 'record' | 'actor' | 'process'>(
  record: NegotiationRecord,
  type: T,
  entry: Entries[T],
): UnsignedDraft[] {
  const stored = record.find(type, entry.id)
  if (stored && canonicalJson(stored) === canonicalJson(entry)) return []
  const expected = versionOf(record, entry.id)
  return [draftOf(stored ? 'change' : 'create', type, entry, { expected, ...(stored && { reason: REASON }) })]
}

/** Whoever was named by mistake leaves the record again, unless somebody else refers to them. */
function forgotten(record: NegotiationRecord, id: string): UnsignedDraft[] {
  const actor = record.find('actor', id)
  const referrers = ENTRY_TYPES.reduce((count, type) => count + record.countReferring(id, type), 0)
  if (!actor || referrers > 1) return []
  const reason = 'Taken out while the record was set up'
  return [draftOf('retract', 'actor', actor, { expected: versionOf(record, id), reason })]
}
