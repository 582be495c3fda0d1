import { presentOffice } from '../../domain/actors/office.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import { ACTOR_KINDS } from '../../domain/entries/actor.ts'
import { CERTAINTIES, DEADLINE_OUTCOMES, OCCURRENCES } from '../../domain/entries/event.ts'
import { AUTHORITIES } from '../../domain/entries/position.ts'
import { RELIABILITIES, SOURCE_KINDS } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { entriesRestingOn } from '../../domain/sources/source-use.ts'
import { EVERYTHING } from '../../domain/timeline/timeline-query.ts'
import type { Card, Fact, TextsFigure } from '../../formats/cards/card.ts'
import { issueContent, type TextOnIssue } from '../issues/issue-content.ts'
import { stanceTerm } from '../positions/stance-view.ts'
import { counted } from '../site/count-words.ts'
import { actorLink } from '../site/links.ts'
import { kindTerm, tableTerm } from '../site/own-terms.ts'
import { termView } from '../site/small-views.ts'
import { cardOf, entryOf, kicker, noSuchPage } from './card-base.ts'
import { densityOf } from './timeline-card.ts'

// The cards of single entries: milestones, actors, issues, sources, positions and states of points.

export function eventCard(record: NegotiationRecord, id: string): Card {
  const event = entryOf(record, 'event', id)
  const { certainty, occurrence, significance, places, deadline } = event
  const table = tableTerm(record, event)
  const facts: readonly (Fact | null)[] = [
    { text: termView(CERTAINTIES, certainty).label, sign: { certainty } },
    significance === 3 ? { text: 'Landmark', sign: { landmark: true } } : null,
    occurrence === 'occurred' ? null : { text: termView(OCCURRENCES, occurrence).label },
    deadline
      ? {
          text: `Deadline ${dateInWords(deadline.due)}: ${termView(DEADLINE_OUTCOMES, deadline.outcome).label.toLowerCase()}`,
        }
      : null,
    table === null ? null : { text: table.label },
    places.length > 0 ? { text: places.map(({ name }) => name).join(', ') } : null,
  ]
  return cardOf(record, {
    kicker: kicker(dateInWords(event.when), kindTerm(record, event).label),
    title: event.shortTitle ?? event.title,
    facts: facts.filter(fact => fact !== null),
    lead: event.summary,
  })
}

export function actorCard(record: NegotiationRecord, id: string): Card {
  const actor = entryOf(record, 'actor', id)
  const { name, kind, note } = actor
  const { total, period, figure } = densityOf(record, { ...EVERYTHING, context: true, actor: [id] })
  return cardOf(record, {
    kicker: kicker('Actor', termView(ACTOR_KINDS, kind).label),
    title: name,
    facts: [
      { text: presentOffice(actor)?.title ?? '' },
      { text: counted(total, 'milestone', 'milestones') },
      { text: period },
    ],
    lead: note ?? '',
    figure,
  })
}

export function issueCard(record: NegotiationRecord, id: string): Card {
  const term = ownWordsOf(record).issues[id]
  if (!term) throw noSuchPage()
  const { label, definition } = term
  const { texts, stances, open } = issueContent(record, id)
  return cardOf(record, {
    kicker: 'Issue',
    title: label,
    facts: [
      { text: counted(texts.length, 'text says something on it', 'texts say something on it') },
      { text: counted(stances.length, 'actor has a public position', 'actors have a public position') },
      { text: counted(open.length, 'point open', 'points open') },
    ],
    lead: definition,
    figure: textsOn(texts),
  })
}

/** Texts that have room beside each other; the newest are shown. */
const MOST_TEXTS = 4

function textsOn(texts: readonly TextOnIssue[]): TextsFigure | null {
  if (texts.length === 0) return null
  return {
    kind: 'texts',
    caption: texts.length > MOST_TEXTS ? `The newest ${MOST_TEXTS} of ${texts.length} texts on it` : 'Texts on it',
    texts: texts.slice(-MOST_TEXTS).map(({ document, points }) => ({
      name: document.shortTitle,
      date: dateInWords(document.when),
      says: points.map(({ number, label }) => `${number}: ${label}`).join('; '),
    })),
  }
}

export function sourceCard(record: NegotiationRecord, id: string): Card {
  const source = entryOf(record, 'source', id)
  const entries = entriesRestingOn(record, source)
  return cardOf(record, {
    kicker: kicker('Source', termView(SOURCE_KINDS, source.kind).label, dateInWords(source.published)),
    title: source.title,
    facts: [
      { text: source.publisher },
      { text: `Grade ${source.reliability}: ${RELIABILITIES[source.reliability].label.toLowerCase()}` },
      { text: counted(entries.length, 'entry rests on it', 'entries rest on it') },
    ],
  })
}

export function positionCard(record: NegotiationRecord, id: string): Card {
  const position = entryOf(record, 'position', id)
  const { about, actor, stance, when, authority } = position
  const text = about.document === undefined ? undefined : record.find('document', about.document)?.shortTitle
  const on = [text, about.point && `point ${about.point}`].filter(Boolean).join(', ')
  return cardOf(record, {
    kicker: kicker('Position', dateInWords(when), actorLink(record, actor).text),
    title: position.text,
    facts: [
      { text: stanceTerm(stance).label, sign: { stance } },
      { text: on },
      { text: about.issue === undefined ? '' : termView(ownWordsOf(record).issues, about.issue).label },
      { text: termView(AUTHORITIES, authority).label },
    ],
  })
}

export function pointStateCard(record: NegotiationRecord, id: string): Card {
  const state = entryOf(record, 'pointState', id)
  const text = record.find('document', state.document)?.shortTitle ?? state.document
  return cardOf(record, {
    kicker: kicker('State of a point', dateInWords(state.when)),
    title: state.text,
    facts: [{ text: `${text}, point ${state.point}` }, { text: assertionInWords(record, state) }],
  })
}
