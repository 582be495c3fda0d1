import { isAtLeast } from '../../domain/accounts/roles.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Person } from '../http/person.ts'
import {
  ENTRY_PAGES,
  editPath,
  entryAt,
  historyPath,
  isMergeable,
  isSetting,
  mergePath,
  type PagedEntryId,
  type PagedType,
  retractPath,
} from './entry-paths.ts'
import type { SureLink } from './links.ts'
import { paths } from './paths.ts'

/** What is offered to those who may write, in a row below the head of the page. */
export interface EditorBar {
  readonly add: readonly SureLink[]
  /** What can be done to the entry that the page is about; empty where the page offers that itself. */
  readonly entry: readonly SureLink[]
  /** Null for everybody at this machine, while there are no accounts. */
  readonly person: { readonly name: string; readonly links: readonly SureLink[]; readonly signOut: string } | null
}

const ADDED_OFTEN: readonly PagedType[] = ['event', 'document', 'position', 'pointState', 'actor', 'source']

const waysToAdd = ({ add, fromAReport } = words().bar): SureLink[] => [
  { text: fromAReport, href: paths.capture },
  ...ADDED_OFTEN.map(type => ({ text: add[type], href: `${ENTRY_PAGES[type].collection}/new` })),
]

const ofAdministrators = ({ importFile, settings } = words().bar): SureLink[] => [
  { text: importFile, href: paths.importFile },
  { text: settings, href: paths.settings },
]

/** The bar of somebody on the page at an address. */
export function barOf(person: Person, record: NegotiationRecord, at: string): EditorBar {
  const isAdministrator = isAtLeast(person.role, 'administrator')
  const says = words().bar
  const desk = { text: says.desk, href: paths.desk() }
  const add = [...waysToAdd(), ...(isAdministrator ? ofAdministrators() : []), desk]
  if (person.account === null) return { add, entry: [], person: null }
  const entry = entryAt(at, record)
  return {
    add,
    entry: entry ? waysWith(person, entry) : [],
    person: {
      name: person.name,
      links: [
        { text: says.account, href: paths.account },
        ...(isAdministrator
          ? [
              { text: says.accounts, href: paths.accounts },
              { text: says.audit, href: paths.audit },
            ]
          : []),
      ],
      signOut: paths.logout,
    },
  }
}

function waysWith({ role }: Person, { type, id }: PagedEntryId): SureLink[] {
  if (isSetting(type) && !isAtLeast(role, 'administrator')) return []
  const isEditor = isAtLeast(role, 'editor')
  const { correct, retract, merge, history } = words().bar
  return [
    { text: correct[type], href: editPath(type, id) },
    // The record can't be taken out of itself.
    ...(isEditor && type !== 'record' ? [{ text: retract, href: retractPath(type, id) }] : []),
    ...(isEditor && isMergeable(type) ? [{ text: merge, href: mergePath(type, id) }] : []),
    { text: history, href: historyPath(type, id) },
  ]
}
