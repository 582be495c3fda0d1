import { ENTRY_TYPE_TERMS, type Entry, type EntryProblem, type EntryType } from '../../domain/entries/entries.ts'
import type { ImportChoices } from '../../domain/exchange/import-choices.ts'
import type { ImportPlan } from '../../domain/exchange/import-plan.ts'
import { type Cause, causesOf, countedEntries, leftOutLine, placeOf } from '../../domain/exchange/rejections.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { shortened } from '../../domain/text/shortened.ts'
import { entryPath } from '../site/entry-paths.ts'
import type { Link } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { CHOICES } from './choices.ts'
import type { Judged } from './kept-files.ts'

interface DryRunPage {
  readonly name: string
  readonly notice: string | null
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  /** Of a sheet: where it is said what its columns mean, and the rows that stay out, where there are any. */
  readonly columnsHref: string | null
  readonly rejectedHref: string | null
  readonly counts: readonly { readonly label: string; readonly count: string }[]
  readonly rejected: readonly {
    readonly what: string
    readonly field: string
    readonly message: string
    readonly places: string
    readonly leftOut: string | null
  }[]
  readonly terms: readonly { readonly list: string; readonly labels: string }[]
  readonly changed: Cut<Link & { readonly fields: string }>
  readonly added: readonly ({ readonly what: string } & Cut<{ readonly text: string }>)[]
  readonly merged: Cut<{ readonly text: string; readonly into: string }>
  readonly choices: {
    readonly action: string
    /** Null where there is nothing to merge. */
    readonly merge: { readonly label: string; readonly isChosen: boolean } | null
    readonly source: { readonly options: readonly SourceOption[] } | null
  } | null
  readonly commit: {
    readonly action: string
    readonly seen: string
    readonly kept: readonly { readonly name: string; readonly value: string }[]
    readonly label: string
    readonly partial: { readonly label: string; readonly isChosen: boolean; readonly problem: string | null } | null
    readonly reason: string
    readonly reasonProblem: string | null
  } | null
}

interface Cut<T> {
  readonly items: readonly T[]
  /** How many are not shown; empty where all are. */
  readonly more: string
}

interface SourceOption {
  readonly value: string
  readonly label: string
  readonly isChosen: boolean
}

/** What was chosen and typed, and what is said to it. */
export interface Said {
  readonly choices: ImportChoices
  readonly notice: string | null
  readonly problems: readonly EntryProblem[]
  readonly reason: string
  readonly isPartial: boolean
}

export const DRY_RUN_TEMPLATE = template<DryRunPage>('import/dry-run', { styles: 'texts' })

type Read = Extract<Judged, { ok: true }>

const MOST_SHOWN = 100
const PLACES_SHOWN = 8
const format = (amount: number): string => amount.toLocaleString('en')

export function toDryRunPage(
  record: NegotiationRecord,
  file: string,
  name: string,
  { plan, head, open }: Read,
  { choices, notice, problems, reason, isPartial }: Said,
): DryRunPage {
  const action = paths.dryRun(file)
  const messageAt = (path: string) => problems.find(problem => problem.path === path)?.message ?? null
  return {
    name,
    notice,
    problems: problems.map(({ path, message }) => ({ href: `#field-${path}`, message })),
    columnsHref: open === null ? null : paths.sheetColumns(file),
    rejectedHref: open === null || plan.rejected.length === 0 ? null : paths.rejectedRows(file),
    counts: countsOf(plan),
    rejected: causesOf(plan.rejected).map(causeView),
    terms: termsOf(plan),
    changed: cut(plan.changed, ({ type, id, fields }) => ({
      ...linkTo(type, id, record),
      fields: fields.join(', '),
    })),
    added: addedOf(plan),
    merged: cut(plan.merged, ({ id, into }) => ({ text: id, into })),
    choices: choicesView(action, plan, choices, open === null ? record : null),
    commit:
      plan.drafts.length === 0
        ? null
        : {
            action,
            seen: head,
            kept: [
              ...(choices.mergesSources ? [{ name: CHOICES.mergesSources, value: 'yes' }] : []),
              ...(choices.defaultSource ? [{ name: CHOICES.defaultSource, value: choices.defaultSource }] : []),
            ],
            label: `Import ${counted(plan.drafts.length, 'entry', 'entries')}`,
            partial:
              plan.rejected.length === 0
                ? null
                : {
                    label: `Leave out ${counted(plan.rejected.length, 'rejected entry', 'rejected entries')} and import the rest`,
                    isChosen: isPartial,
                    problem: messageAt('partial'),
                  },
            reason,
            reasonProblem: messageAt('reason'),
          },
  }
}

const counted = (count: number, one: string, several: string): string =>
  count === 1 ? `1 ${one}` : `${format(count)} ${several}`

const countsOf = ({ added, changed, unchanged, rejected, merged }: ImportPlan): DryRunPage['counts'] =>
  [
    { label: 'added', count: added.length },
    { label: 'changed', count: changed.length },
    { label: 'unchanged', count: unchanged.length },
    ...(merged.length > 0 ? [{ label: 'merged', count: merged.length }] : []),
    { label: 'rejected', count: rejected.length },
  ].map(({ label, count }) => ({ label, count: format(count) }))

function causeView(cause: Cause): DryRunPage['rejected'][number] {
  const { type, problem, rejected } = cause
  const places = rejected.slice(0, PLACES_SHOWN).map(placeOf)
  const left = rejected.length - places.length
  return {
    what: countedEntries(type, rejected.length),
    field: problem.path,
    message: problem.message,
    places: `${places.join(', ')}${left > 0 ? ` and ${format(left)} more` : ''}`,
    leftOut: leftOutLine(cause),
  }
}

const LIST_NAMES = { issues: 'Issues', kinds: 'Kinds', stages: 'Stages', tables: 'Tables' } as const

function termsOf({ terms }: ImportPlan): DryRunPage['terms'] {
  const lists = new Map<string, string[]>()
  for (const { list, label, process } of terms) {
    const name = process === null ? LIST_NAMES[list] : `${LIST_NAMES[list]} of “${process}”`
    lists.set(name, [...(lists.get(name) ?? []), label])
  }
  return [...lists].map(([list, labels]) => ({ list, labels: labels.join(', ') }))
}

function addedOf({ added, drafts }: ImportPlan): DryRunPage['added'] {
  const entries = new Map(drafts.map(({ id, record }) => [id, record]))
  const types = new Map<EntryType, string[]>()
  for (const { type, id } of added) {
    const entry = entries.get(id)
    const known = types.get(type)
    const text = entry ? nameOf(entry) : id
    if (known) known.push(text)
    else types.set(type, [text])
  }
  return [...types].map(([type, names]) => ({
    what: type === 'record' ? ENTRY_TYPE_TERMS.record.label : countedEntries(type, names.length),
    ...cut(names, text => ({ text })),
  }))
}

function cut<T, V>(all: readonly T[], toView: (item: T) => V): Cut<V> {
  const items = all.slice(0, MOST_SHOWN).map(toView)
  const left = all.length - items.length
  return { items, more: left > 0 ? `and ${format(left)} more` : '' }
}

const nameOf = (entry: Entry): string =>
  shortened('title' in entry ? entry.title : 'name' in entry ? entry.name : entry.text, 160)

const PAGES: { readonly [T in EntryType]?: (id: string) => string } = {
  event: paths.event,
  document: paths.document,
  actor: paths.actor,
  source: paths.source,
  position: id => entryPath('position', id),
  pointState: id => entryPath('pointState', id),
}

function linkTo(type: EntryType, id: string, record: NegotiationRecord): Link {
  const entry = record.find(type, id)
  return { text: entry ? nameOf(entry) : id, href: PAGES[type]?.(id) ?? null }
}

function choicesView(
  action: string,
  plan: ImportPlan,
  { mergesSources = false, defaultSource }: ImportChoices,
  /** Null where it was chosen already what sources there are. */
  record: NegotiationRecord | null,
): DryRunPage['choices'] {
  const alike = plan.mergeable.length + plan.merged.length
  const isSourceless = plan.rejected.some(({ problems }) => problems.some(({ path }) => path === 'citations'))
  const isAsked = record !== null && (isSourceless || defaultSource !== undefined)
  if (alike === 0 && !isAsked) return null
  return {
    action,
    merge:
      alike === 0
        ? null
        : {
            label: `Take ${counted(alike, 'source', 'sources')} for ${alike === 1 ? 'the one that has its' : 'those that have their'} address already`,
            isChosen: mergesSources,
          },
    source: isAsked ? { options: sourceOptions(plan, record, defaultSource) } : null,
  }
}

/** Data sets, of the file or of the record: what rows may be from that say nothing else. */
function sourceOptions(plan: ImportPlan, record: NegotiationRecord, chosen: string | undefined): SourceOption[] {
  const sources = new Map(record.list('source').map(source => [source.id, source]))
  for (const { type, id, record: entry } of plan.drafts) if (type === 'source') sources.set(id, entry as never)
  return [...sources.values()]
    .filter(({ id, kind }) => kind === 'dataset' || id === chosen)
    .map(({ id, title }) => ({ value: id, label: shortened(title, 100), isChosen: id === chosen }))
}
