import { dateInWords } from '../../domain/dates/words.ts'
import { EVENT_KINDS, type TimelineEvent } from '../../domain/entries/event.ts'
import type { FeedEntry } from '../feed.ts'
import { addressOfEvent, type TimelineFile } from './timeline-file.ts'

/** Those who follow come more often than fifty milestones are recorded. */
const MOST = 50

interface Placed extends TimelineFile {
  readonly publicUrl: string
}

/**
 * Milestones as those who follow a timeline receive them: what was recorded or corrected last comes first, and a change
 * of wording alone moves nothing.
 */
export function milestoneEntries(file: Placed, idOf: (name: string) => string, author: string): FeedEntry[] {
  const { record, events } = file
  const changed = events.map(event => ({ event, seq: record.changedAt(event.id) }))
  return changed
    .sort((a, b) => b.seq - a.seq)
    .slice(0, MOST)
    .map(({ event, seq }) => {
      const history = record.history(event.id)
      const first = history[0]
      const last = history.find(revision => revision.seq === seq) ?? first
      return {
        id: idOf(event.id),
        title: event.title,
        url: addressOfEvent(file, event) ?? '',
        published: first?.at ?? '',
        updated: last?.at ?? '',
        author,
        text: [
          `${EVENT_KINDS[event.kind].label}, ${dateInWords(event.when)}.`,
          event.summary,
          ...(last && last !== first ? [`Corrected ${last.at.slice(0, 10)}: ${last.reason ?? ''}`] : []),
          ...sourcesOf(file, event),
        ].join('\n\n'),
      }
    })
}

function sourcesOf({ record }: TimelineFile, { citations }: TimelineEvent): string[] {
  const named = citations.flatMap(({ source }) => {
    const found = record.find('source', source)
    if (!found) return []
    const { title, publisher, url } = found
    return [`${title} (${publisher})${url === undefined ? '' : `: ${url}`}`]
  })
  return named.length === 0 ? [] : [`Sources:\n${named.join('\n')}`]
}
