import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { assertionInWords, silenceInWords, unconfirmedBy } from '../../domain/documents/agreement-claim.ts'
import { pointsInWords } from '../../domain/documents/point-numbers.ts'
import { POINT_STATES, type PointState } from '../../domain/entries/point-state.ts'
import { groupBy } from '../../domain/group-by.ts'
import { shortList } from '../../domain/language/lists.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { Cutter } from '../lists/cut-list.ts'
import { actorLink, documentLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { dateView, termView } from '../site/small-views.ts'
import type { ListName } from './actor-query.ts'
import type { EventList, EventRow } from './rows.ts'

// What an actor says of points, and what is said of points with it. One statement on many points is told once.

export function pointClaims(record: NegotiationRecord, id: string, cut: Cutter<ListName>): EventList {
  const newestFirst = inTimeOrder(record.referring(id, 'pointState'), record.calendar).reverse()
  const statements = groupBy(newestFirst, claim =>
    JSON.stringify([claim.document, claim.when, claim.state, claim.among, claim.assertedBy, claim.text]),
  )
  return cut('point-states', [...statements.values()], claims => claimRow(record, claims))
}

function claimRow(record: NegotiationRecord, claims: readonly PointState[]): EventRow {
  const [claim] = claims
  if (!claim) throw new Error('a statement is on some point')
  const { document, point, state, among, when } = claim
  const order = record.find('document', document)?.points.map(({ number }) => number) ?? []
  const points = claims.map(one => one.point).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  const text = documentLink(record, document)
  const paths = pathsAt(record.moment)
  const names = shortList(among.map(actor => actorLink(record, actor).text))
  const label = termView(POINT_STATES, state).label.toLowerCase()
  const stateWords = names ? words().actors.page.stateOf(label, names) : label
  const silent = [...new Set(claims.flatMap(one => unconfirmedBy(record, one)))]
  return {
    link: {
      text: `${text.text}${words().pages.comma}${pointsInWords(points)}: ${stateWords}`,
      href: text.href && (points.length === 1 ? paths.point(document, point) : text.href),
    },
    date: dateView(when),
    detail: [assertionInWords(record, claim), state === 'agreed-between' ? silenceInWords(record, silent) : null]
      .filter(part => part !== null)
      .join(words().pages.semicolon),
  }
}
