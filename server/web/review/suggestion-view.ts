import { isOpen, type LyingSuggestion, signatureOf } from '../../domain/desk/desk.ts'
import type { Verdict } from '../../domain/desk/entries.ts'
import { mayDecide, mayEdit, mayWithdraw, publishing } from '../../domain/desk/rules.ts'
import type { EventCard } from '../events/event-view.ts'
import type { Person } from '../http/person.ts'
import { entryPath } from '../site/entry-paths.ts'
import { instantInWords } from '../site/layout.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { instantFromNow } from './instants.ts'
import { type ChangedSince, cardOf, changesSince, type ProposedPart, proposedParts } from './proposal-view.ts'
import { calledBy, type Reviewing } from './reviewing.ts'
import { type Remark, talkOf } from './talk-view.ts'
import { headingOf, STATE_WORDS } from './words.ts'

export interface SuggestionPage {
  readonly heading: string
  readonly state: string
  readonly isOpen: boolean
  readonly by: string
  readonly came: string
  /** Who has changed what was suggested, and when; null where it is as it came. */
  readonly edited: { readonly by: string; readonly at: string } | null
  readonly note: string | null
  /** When it is published, in words; null where nothing is said of that. */
  readonly time: string | null
  readonly published: { readonly entry: SureLink; readonly sequence: number } | null
  readonly since: readonly ChangedSince[]
  readonly parts: readonly ProposedPart[]
  readonly card: EventCard | null
  readonly remarks: readonly Remark[]
  readonly version: string
  readonly problem: SuggestionProblem | null
  readonly actions: {
    readonly base: string
    readonly editHref: string | null
    readonly mayAccept: boolean
    readonly isAlone: boolean
    readonly mayTime: boolean
    readonly mayDecide: boolean
    readonly mayWithdraw: boolean
    readonly needsAnother: boolean
  }
  readonly typed: TypedByReviewer
  readonly deskHref: string
}

export interface SuggestionProblem {
  readonly heading: string
  readonly messages: readonly { readonly message: string; readonly href: string | null }[]
}

/** What was typed and could not be carried out. */
export interface TypedByReviewer {
  readonly reason: string
  readonly time: string
  readonly comment: string
  readonly alone: string
}

export const NOTHING: TypedByReviewer = { reason: '', time: '', comment: '', alone: '' }

export const SUGGESTION_TEMPLATE = template<SuggestionPage>('review/suggestion', { styles: 'texts' })

export function toSuggestionPage(
  reviewing: Reviewing,
  item: LyingSuggestion,
  person: Person,
  { typed = NOTHING, problem = null }: { typed?: TypedByReviewer; problem?: SuggestionProblem | null } = {},
): SuggestionPage {
  const { site, isFourEyes } = reviewing
  const { record } = site
  const { suggestion, changed, embargo, state } = item
  const called = calledBy(reviewing, person.account)
  const isStillOpen = isOpen(item)
  const way = publishing(item, person, isFourEyes)
  const sequence = item.decisions.at(-1)?.published ?? null
  return {
    heading: headingOf(item),
    state: STATE_WORDS[state],
    isOpen: isStillOpen,
    by: called(suggestion.account),
    came: instantInWords(item.came),
    edited:
      changed.by === signatureOf(suggestion.account)
        ? null
        : { by: called(changed.by), at: instantInWords(changed.at) },
    note: suggestion.note,
    time: state === 'scheduled' && embargo ? instantFromNow(embargo.notBefore, site.now()) : null,
    published: sequence === null ? null : publishedAt(reviewing, sequence),
    since: isStillOpen ? changesSince(suggestion, record) : [],
    parts: proposedParts(suggestion, record),
    card: isStillOpen ? cardOf(suggestion, record) : null,
    remarks: talkOf(item, called, VERDICT_WORDS),
    version: String(item.version),
    problem,
    actions: {
      base: paths.suggestion(item.id),
      editHref: mayEdit(item, person) && suggestion.form !== null ? paths.suggestion(item.id, 'edit') : null,
      mayAccept: way !== 'may-not',
      isAlone: way === 'in-an-emergency',
      mayTime: way === 'may',
      mayDecide: mayDecide(item, person),
      mayWithdraw: mayWithdraw(item, person),
      needsAnother: isStillOpen && isFourEyes && way !== 'may' && person.account === suggestion.account,
    },
    typed,
    deskHref: paths.desk(),
  }
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'accepted this',
  'sent-back': 'sent this back',
  refused: 'refused this',
  withdrawn: 'withdrew this',
}

function publishedAt({ site: { record } }: Reviewing, sequence: number): SuggestionPage['published'] {
  const revision = record.revision(sequence)
  if (!revision) return null
  const { type, id } = revision
  return { entry: { text: 'Look at it', href: entryPath(type, id) }, sequence }
}
