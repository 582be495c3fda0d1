import { isAtLeast } from '../../domain/accounts/roles.ts'
import { type DeskItem, STATES, signatureOf } from '../../domain/desk/desk.ts'
import { ENTRY_TYPE_TERMS, ENTRY_TYPES } from '../../domain/entries/entries.ts'
import type { Option } from '../forms/field-view.ts'
import type { Person } from '../http/person.ts'
import { type ListPage, type ListQuery, listQueryString } from '../lists/list-query.ts'
import { type PagerView, pagerView, rangeInWords } from '../lists/list-view.ts'
import { instantInWords } from '../site/layout.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import type { DeskFacet } from './desk-query.ts'
import { instantFromNow } from './instants.ts'
import { calledBy, type Reviewing } from './reviewing.ts'
import { headingOf, STATE_WORDS } from './words.ts'

interface DeskPage {
  readonly heading: string
  readonly isEditors: boolean
  readonly isFourEyes: boolean
  readonly range: string
  readonly rows: readonly DeskRow[]
  readonly filters: readonly { readonly name: string; readonly label: string; readonly options: readonly Option[] }[]
  readonly pager: PagerView | null
  readonly isFiltered: boolean
  readonly deskHref: string
}

interface DeskRow {
  readonly title: string
  readonly href: string
  readonly state: string
  /** Null for a report, of which nobody is known. */
  readonly by: string | null
  readonly came: string
  readonly time: string | null
  readonly remarks: number
}

export const DESK_TEMPLATE = template<DeskPage>('review/desk', { styles: 'texts' })

export function toDeskPage(
  reviewing: Reviewing,
  person: Person,
  {
    query,
    list,
    seen,
  }: {
    readonly query: ListQuery<DeskFacet>
    readonly list: ListPage<DeskItem>
    readonly seen: readonly DeskItem[]
  },
): DeskPage {
  const called = calledBy(reviewing, person.account)
  const now = reviewing.site.now()
  const isEditors = isAtLeast(person.role, 'editor')
  const options = (name: DeskFacet, terms: readonly (readonly [string, string])[], any: string): Option[] =>
    [['', any] as const, ...terms].map(([value, label]) => ({
      value,
      label,
      isChosen: (query.chosen[name][0] ?? '') === value,
    }))
  const people = new Map(
    seen.flatMap(item =>
      item.kind === 'suggestion' ? [[signatureOf(item.suggestion.account), item.suggestion.account]] : [],
    ),
  )
  const kinds = ENTRY_TYPES.map(type => [type, ENTRY_TYPE_TERMS[type].label] as const)
  return {
    heading: isEditors ? 'The desk' : 'Your suggestions',
    isEditors,
    isFourEyes: reviewing.isFourEyes,
    range: rangeInWords(list),
    rows: list.items.map(item => ({
      title: headingOf(item),
      href: item.kind === 'report' ? paths.reported(item.id) : paths.suggestion(item.id),
      state: STATE_WORDS[item.state],
      by: item.kind === 'report' ? null : called(item.suggestion.account),
      came: instantInWords(item.came),
      time: item.state === 'scheduled' && item.embargo ? instantFromNow(item.embargo.notBefore, now) : null,
      remarks: item.comments.length,
    })),
    filters: [
      {
        name: 'state',
        label: 'State',
        options: options(
          'state',
          STATES.map(state => [state, STATE_WORDS[state]]),
          'All that is open',
        ),
      },
      {
        name: 'kind',
        label: 'Kind',
        options: options('kind', isEditors ? [['report', 'Report of an error'], ...kinds] : kinds, 'Everything'),
      },
      ...(isEditors
        ? [
            {
              name: 'person',
              label: 'By',
              options: options(
                'person',
                [...people].map(([value, account]) => [value, called(account)]),
                'Everybody',
              ),
            },
          ]
        : []),
    ],
    pager: pagerView(list, page => paths.desk(listQueryString({ ...query, page }))),
    isFiltered: Object.values(query.chosen).some(values => values.length > 0),
    deskHref: paths.desk(),
  }
}
