import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords } from '../../domain/documents/agreement-claim.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { RESTING_TYPES, type RestingClaim } from '../../domain/sources/thin-ground.ts'
import { actorLink, documentLink, eventLink, type Link } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type SourceView, sourceView } from './cited-sources.ts'

// What rests on a source, as one line of a list.

export interface ClaimRow {
  readonly type: string
  readonly link: Link
  readonly date: string
  readonly sources: readonly SourceView[]
}

export function toClaimRow(record: NegotiationRecord, claim: RestingClaim): ClaimRow {
  const { type, id, point, sources } = claim
  return {
    type: words().sources.claims[point === undefined ? type : 'point'],
    link: claimLink(record, claim),
    date: dateInWords(record.find(type, id)?.when ?? ''),
    sources: sources.flatMap(source => sourceView(record, source) ?? []),
  }
}

export function claimLink(record: NegotiationRecord, { type, id, point }: RestingClaim): Link {
  const paths = pathsAt(record.moment)
  if (type === 'event') return eventLink(record, id)
  if (type === 'document') {
    const link = documentLink(record, id)
    if (point === undefined) return link
    const label = record.find('document', id)?.points.find(({ number }) => number === point)?.label ?? ''
    return { text: words().sources.pointOf(link.text, point, label), href: paths.point(id, point) }
  }
  if (type === 'position') {
    const position = record.find('position', id)
    const text = position ? `${actorLink(record, position.actor).text}: ${position.text}` : id
    return { text, href: position?.event ? eventLink(record, position.event).href : null }
  }
  const state = record.find('pointState', id)
  return state
    ? { text: `${state.text} (${assertionInWords(record, state)})`, href: paths.point(state.document, state.point) }
    : { text: id, href: null }
}

/** By type, within it by date. */
export function sortedClaims(record: NegotiationRecord, claims: readonly RestingClaim[]): RestingClaim[] {
  const dated = claims.map((claim, index) => ({
    claim,
    id: String(index).padStart(7, '0'),
    when: record.find(claim.type, claim.id)?.when ?? '',
  }))
  const inOrder = inTimeOrder(dated, record.calendar).map(({ claim }) => claim)
  return inOrder.sort((a, b) => RESTING_TYPES.indexOf(a.type) - RESTING_TYPES.indexOf(b.type))
}
