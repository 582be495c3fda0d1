import { BadRequestError } from './errors.ts'

// What a browser sends for an event: strings, exactly as typed. Field names are the paths of the entry they become
// (`place.name`, `participants.0.actor`), so that a problem with the entry points at its field by name.

export const SINGLE_FIELDS = [
  'process',
  'process.title',
  'process.scope',
  'when',
  'kind',
  'title',
  'summary',
  'occurrence',
  'certainty',
  'significance',
  'table',
  'order',
  'place.name',
  'place.country',
  'place.latitude',
  'place.longitude',
  'deadline.due',
  'deadline.setBy',
  'deadline.outcome',
  'deadline.note',
  'reason',
  'material',
  'version',
  'distinct',
] as const

/** Repeatable groups: the fields of one group, and those that say by being filled in that the group is meant. */
export const GROUPS = {
  citations: {
    fields: [
      'source',
      'credibility',
      'note',
      'new.url',
      'new.title',
      'new.publisher',
      'new.originalPublisher',
      'new.published',
      'new.kind',
      'new.language',
      'new.reliability',
    ],
    telling: ['source', 'note', 'new.url', 'new.title', 'new.publisher', 'new.originalPublisher', 'new.published'],
  },
  participants: {
    fields: ['actor', 'part', 'as', 'new.kind', 'new.side', 'new.role'],
    telling: ['actor', 'as', 'new.kind', 'new.side', 'new.role'],
  },
  quotes: {
    fields: ['speaker', 'text', 'language', 'original', 'translator', 'source'],
    telling: ['speaker', 'text', 'original', 'translator'],
  },
  accounts: { fields: ['actor', 'text', 'source'], telling: ['actor', 'text'] },
  documents: { fields: ['document', 'relation'], telling: ['document'] },
  follows: { fields: ['event'], telling: ['event'] },
} as const satisfies Record<string, { fields: readonly string[]; telling: readonly string[] }>

export type SingleField = (typeof SINGLE_FIELDS)[number]
export type GroupName = keyof typeof GROUPS
export type GroupField<G extends GroupName> = (typeof GROUPS)[G]['fields'][number]
export type Group<G extends GroupName> = Readonly<Record<GroupField<G>, string>>

export interface EventForm {
  readonly single: Readonly<Record<SingleField, string>>
  readonly issues: readonly string[]
  readonly groups: { readonly [G in GroupName]: readonly Group<G>[] }
}

export const GROUP_NAMES = Object.keys(GROUPS) as GroupName[]

/** More groups than any event has; a body with more is an attack or a mistake. */
const MAX_GROUPS = 200

export type Intent =
  | { readonly kind: 'save' | 'preview' }
  | { readonly kind: 'add'; readonly group: GroupName }
  | { readonly kind: 'remove'; readonly group: GroupName; readonly index: number }

const isGroupName = (text: string | undefined): text is GroupName => text !== undefined && Object.hasOwn(GROUPS, text)

/** Which button was pressed; Enter in a field saves. */
export function readIntent(params: URLSearchParams): Intent {
  const [kind, group, index] = (params.get('intent') ?? 'save').split(':')
  if (kind === 'save' || kind === 'preview') return { kind }
  if (kind === 'add' && isGroupName(group)) return { kind, group }
  if (kind === 'remove' && isGroupName(group) && /^\d{1,3}$/.test(index ?? ''))
    return { kind, group, index: Number(index) }
  throw new BadRequestError('The form was sent by a button that this page does not have.')
}

/** Reads a form as it was sent. Throws BadRequestError for what no browser sends from our form: unknown or doubled fields. */
export function readEventForm(params: URLSearchParams): EventForm {
  const single = new Map<string, string>()
  const groups = Object.fromEntries(GROUP_NAMES.map(name => [name, [] as Record<string, string>[]])) as Record<
    GroupName,
    Record<string, string>[]
  >
  const issues: string[] = []
  const seen = new Set<string>()
  for (const [name, sent] of params) {
    const value = sent.replace(/\r\n?/g, '\n')
    if (name === 'intent') continue
    if (name === 'issues') {
      issues.push(value)
      continue
    }
    if (seen.has(name)) throw new BadRequestError(`The field “${name.slice(0, 80)}” was sent twice; send it once.`)
    seen.add(name)
    if ((SINGLE_FIELDS as readonly string[]).includes(name)) {
      single.set(name, value)
      continue
    }
    const [, group, index, field] = /^([a-z]+)\.(\d{1,3})\.([a-zA-Z.]+)$/.exec(name) ?? []
    const known = isGroupName(group) && (GROUPS[group].fields as readonly string[]).includes(field ?? '')
    if (!isGroupName(group) || !known || Number(index) >= MAX_GROUPS) {
      throw new BadRequestError(`The form has no field “${name.slice(0, 80)}”.`)
    }
    const members = groups[group]
    while (members.length <= Number(index)) members.push({})
    const member = members[Number(index)]
    if (member && field) member[field] = value
  }
  return {
    single: Object.fromEntries(SINGLE_FIELDS.map(name => [name, single.get(name) ?? ''])) as EventForm['single'],
    issues: [...new Set(issues)].slice(0, MAX_GROUPS),
    groups: Object.fromEntries(
      GROUP_NAMES.map(name => [name, groups[name].map(member => completeGroup(name, member))]),
    ) as unknown as EventForm['groups'],
  }
}

export function completeGroup<G extends GroupName>(name: G, values: Readonly<Record<string, string>>): Group<G> {
  return Object.fromEntries(GROUPS[name].fields.map(field => [field, values[field] ?? ''])) as Group<G>
}

const isBlank = (name: GroupName, group: Readonly<Record<string, string>>): boolean =>
  GROUPS[name].telling.every(field => (group[field] ?? '').trim() === '')

/** The form without groups that nobody filled in. */
export const withoutBlankGroups = (form: EventForm): EventForm =>
  GROUP_NAMES.reduce(
    (smaller, name) =>
      form.groups[name].reduceRight(
        (now, group, index) => (isBlank(name, group) ? withoutGroup(now, name, index) : now),
        smaller,
      ),
    form,
  )

/** Removes one group; quotes and accounts name their source by its number, so those numbers move with it. */
export function withoutGroup(form: EventForm, name: GroupName, index: number): EventForm {
  const groups = { ...form.groups, [name]: form.groups[name].filter((_, at) => at !== index) }
  if (name === 'citations') {
    const renumbered = <G extends { readonly source: string }>(group: G): G => {
      if (!/^\d+$/.test(group.source)) return group
      const number = Number(group.source)
      return { ...group, source: number === index + 1 ? '' : String(number > index + 1 ? number - 1 : number) }
    }
    groups.quotes = groups.quotes.map(renumbered)
    groups.accounts = groups.accounts.map(renumbered)
  }
  return { ...form, groups }
}

export const withGroup = (form: EventForm, name: GroupName): EventForm => ({
  ...form,
  groups: { ...form.groups, [name]: [...form.groups[name], completeGroup(name, GROUP_DEFAULTS[name])] },
})

export const GROUP_DEFAULTS: { readonly [G in GroupName]: Readonly<Record<string, string>> } = {
  // F and 6 say that nobody has judged it yet.
  citations: { credibility: '6', 'new.kind': 'news-report', 'new.language': 'en', 'new.reliability': 'F' },
  participants: { part: 'party' },
  quotes: { language: 'en', source: '1' },
  accounts: { source: '1' },
  documents: { relation: 'discussed' },
  follows: {},
}
