import { dateInWords } from '../../domain/dates/words.ts'
import { assertionInWords, silenceInWords } from '../../domain/documents/agreement-claim.ts'
import { statusInWords } from '../../domain/documents/text-status.ts'
import { OCCURRENCES } from '../../domain/entries/event.ts'
import { POINT_STATES } from '../../domain/entries/point-state.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { earlier } from '../../domain/record/reach.ts'
import type { StateOfPlay } from '../../domain/timeline/state-of-play.ts'
import { actorLink, actorNames, linkToEvent, type SureLink } from '../site/links.ts'
import { pathsAt } from '../site/paths.ts'
import { type DateView, dateView, termView } from '../site/small-views.ts'

export interface StateOfPlayView {
  readonly reaches: DateView | null
  /** Whether the day that is read comes before the end of what the record covers. */
  readonly isPast: boolean
  readonly aboutHref: string
  readonly deadlinesHref: string
  readonly lastChange: DateView | null
  readonly latestLandmark: (SureLink & { readonly date: string }) | null
  readonly deadlines: readonly (SureLink & { readonly due: string; readonly setBy: string })[]
  readonly toCome: readonly (SureLink & { readonly date: string; readonly occurrence: string })[]
  readonly text: {
    readonly title: SureLink
    readonly date: string
    readonly status: string
    readonly open: readonly {
      readonly number: string
      readonly href: string
      readonly label: string
      readonly state: string
      readonly asOf: string
    }[]
    readonly agreed: readonly {
      readonly count: number
      readonly among: string
      readonly points: string
      /** Whose word it is, and from when. */
      readonly says: string
      readonly silence: string | null
    }[]
    readonly withoutState: number
  } | null
}

export function toStateView(record: NegotiationRecord, state: StateOfPlay): StateOfPlayView {
  const paths = pathsAt(record.moment)
  const { process, currentText, latestLandmark } = state
  return {
    reaches: process ? dateView(earlier(record, process.coverage.to)) : null,
    isPast: process !== undefined && earlier(record, process.coverage.to) !== process.coverage.to,
    aboutHref: paths.about,
    deadlinesHref: paths.deadlines(),
    lastChange: record.head.at === null ? null : dateView(record.head.at.slice(0, 10)),
    latestLandmark: latestLandmark ? linkToEvent(latestLandmark, record) : null,
    deadlines: state.runningDeadlines.slice(0, LISTED).map(event => ({
      ...linkToEvent(event, record),
      due: dateInWords(event.deadline?.due ?? ''),
      setBy: actorLink(record, event.deadline?.setBy ?? '').text,
    })),
    toCome: state.toCome.slice(0, LISTED).map(event => ({
      ...linkToEvent(event, record),
      occurrence: termView(OCCURRENCES, event.occurrence).label,
    })),
    text: currentText
      ? {
          title: { text: currentText.document.shortTitle, href: paths.document(currentText.document.id) },
          date: dateInWords(currentText.document.when),
          status: statusInWords(record, currentText.document),
          open: currentText.open.map(({ point, state: pointState, when }) => ({
            number: point,
            href: paths.point(currentText.document.id, point),
            label: currentText.document.points.find(({ number }) => number === point)?.label ?? '',
            state: termView(POINT_STATES, pointState).label.toLowerCase(),
            asOf: dateInWords(when),
          })),
          agreed: currentText.agreed.map(({ among, points, unconfirmedBy, ...claim }) => ({
            says: assertionInWords(record, claim),
            silence: silenceInWords(record, unconfirmedBy),
            count: points.length,
            among: actorNames(record, among),
            points: points.join(', '),
          })),
          withoutState: currentText.pointsWithoutState.length,
        }
      : null,
  }
}

/** Deadlines and coming events that the summary names; all of them are in the timeline. */
const LISTED = 5
