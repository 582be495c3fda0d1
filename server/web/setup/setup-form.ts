import { ISSUE_PRESETS, type IssuePresetId } from '../../domain/entries/issue-presets.ts'
import type { Process } from '../../domain/entries/process.ts'
import { READING_ORDERS, type RecordHeader } from '../../domain/entries/record-header.ts'
import { TABLE_PRESET } from '../../domain/entries/table-presets.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ACTOR_LINES_HINT, typedActor } from '../forms/actor-lines.ts'
import { date } from '../forms/field.ts'
import { languageInWords, languageName } from '../forms/languages.ts'
import type { EntryForm, FormShape, Member } from '../forms/shape.ts'
import type { Shown } from '../forms/shown.ts'
import { typedTerms } from '../forms/term-lines.ts'

// What is asked of a new record, and what of it the record has already: the form is left and taken up at any point.

/** Stands in the record for what nobody has laid down yet. */
export const NOT_YET = 'Not laid down yet.'

/** No date is known. */
export const UNDATED = 'XXXX'

export const USUAL_LICENSE = 'CC-BY-4.0'

const BEGAN = date('began', 'Began', { hint: 'As exactly as it is known: a day, a month, a year. It may wait' })

export const SETUP_FIELDS = {
  record: [
    { name: 'title', label: 'Title of the record', hint: 'Which negotiation, between whom, since when' },
    {
      name: 'language',
      label: 'Language of the texts',
      hint: 'Its name or its tag (BCP 47). Menus and labels stay English',
      offers: 'languages',
      understand: languageInWords,
      width: 'medium',
    },
    {
      name: 'license',
      label: 'Licence',
      hint: 'Under which others may use the data',
      offers: 'licences',
      width: 'medium',
    },
  ],
  negotiation: [
    { name: 'process', label: 'Name of the negotiation', hint: 'Left empty, it is called as the record is' },
    BEGAN,
    {
      name: 'scope',
      label: 'What belongs in it',
      hint: 'The rule by which a milestone is taken in or left out, in a sentence or two',
      rows: 3,
    },
  ],
  actors: [
    { name: 'parties', label: 'Parties', hint: ACTOR_LINES_HINT, rows: 3 },
    { name: 'mediators', label: 'Mediators, hosts and guarantors', hint: 'In the same way, if there are any', rows: 3 },
  ],
  tables: [
    {
      name: 'tables',
      label: 'Negotiating tables',
      hint: 'One a line: what it is called, a colon, who sits there. Take out and add what you like',
      rows: 5,
    },
  ],
  issues: [
    {
      name: 'issues',
      label: 'The issues, one a line',
      hint: 'What it is called, a colon, what belongs to it',
      rows: 14,
    },
  ],
  look: [
    {
      name: 'order',
      label: 'The timeline opens',
      terms: READING_ORDERS,
      given: 'oldest',
      width: 'medium',
    },
    {
      name: 'masthead',
      label: 'Name at the head of every page',
      hint: 'Instead of “Parley”; may stay empty',
      width: 'medium',
    },
  ],
} as const satisfies Readonly<Record<string, readonly Shown[]>>

/** The preset that is chosen, and the one of which the lines were made that stand in the form. */
const PRESET_FIELDS: readonly Shown[] = ['preset', 'presetShown', 'version'].map(name => ({ name, label: '' }))

export const SETUP_SHAPE: FormShape = {
  single: [...Object.values(SETUP_FIELDS).flat(), ...PRESET_FIELDS],
  groups: {},
}

export interface SetUp {
  readonly header: RecordHeader | undefined
  readonly process: Process | undefined
}

export const setUpOf = (record: NegotiationRecord): SetUp => ({
  header: record.find('record', 'record'),
  process: record.list('process')[0],
})

/** Changes with each write to what the form holds. */
export const versionOfSetUp = (record: NegotiationRecord): string => {
  const { process } = setUpOf(record)
  const last = (id: string | undefined) => (id === undefined ? 0 : (record.history(id).at(-1)?.seq ?? 0))
  return `${last('record')}-${last(process?.id)}`
}

export const presetNamed = (id: string) =>
  Object.hasOwn(ISSUE_PRESETS, id) ? ISSUE_PRESETS[id as IssuePresetId].issues : []

/** The preset whose list this is, letter for letter. */
const presetOf = (lines: string): string =>
  Object.entries(ISSUE_PRESETS).find(([, { issues }]) => typedTerms(issues) === lines)?.[0] ?? ''

/** What the record has so far, as it would be typed. */
export function filledSetUp(record: NegotiationRecord): EntryForm {
  const { header, process } = setUpOf(record)
  const named = (ids: readonly string[]): string =>
    ids
      .flatMap(id => record.find('actor', id) ?? [])
      .map(typedActor)
      .join('\n')
  const issues = typedTerms(header?.issues ?? [])
  const preset = presetOf(issues)
  const single: Member = {
    title: header?.title ?? '',
    language: languageName(header?.language ?? 'en'),
    license: header?.license ?? USUAL_LICENSE,
    process: process === undefined || process.title === header?.title ? '' : process.title,
    began: process === undefined || process.began === UNDATED ? '' : BEGAN.typed(process, { record, citations: [] }),
    scope: process === undefined || process.scope === NOT_YET ? '' : process.scope,
    parties: named(process?.parties ?? []),
    mediators: named(process?.mediators ?? []),
    tables: typedTerms(process?.tables ?? TABLE_PRESET),
    issues,
    order: header?.order ?? 'oldest',
    masthead: header?.masthead ?? '',
    preset,
    presetShown: preset,
    version: versionOfSetUp(record),
  }
  return { shape: SETUP_SHAPE, single, groups: {} }
}

/** What was chosen later counts: a list that nobody has changed gives way to another preset. */
export function linesOfIssues({ issues = '', preset = '', presetShown = '' }: Member): string {
  const isUntouched = issues.trim() === typedTerms(presetNamed(presetShown)).trim()
  return isUntouched && preset !== presetShown ? typedTerms(presetNamed(preset)) : issues
}
