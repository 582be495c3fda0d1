import { schemaOrgEvent } from '../schema-org.ts'
import type { TimelineFile } from './timeline-file.ts'

/** The milestones as a graph of schema.org events (JSON-LD 1.1), under one context. */
export function* jsonLdPieces({ record, events, title, publicUrl, page }: TimelineFile): Generator<string> {
  const list = {
    '@type': 'ItemList',
    name: title,
    numberOfItems: events.length,
    ...(publicUrl !== null && { url: publicUrl + page }),
  }
  yield `{"@context":"https://schema.org","@graph":[\n${JSON.stringify(list)}`
  for (const event of events) {
    const { '@context': _, ...marked } = schemaOrgEvent(event, record, publicUrl)
    yield `,\n${JSON.stringify(marked)}`
  }
  yield '\n]}\n'
}
