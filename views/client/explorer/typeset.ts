import type { ChosenEvent, ExplorerData } from '../../../server/domain/explorer/explorer-data.ts'
import { curlyQuotes } from '../../../server/domain/text/curly-quotes.ts'

// Data come as they are stored; what is shown of them is set as the rest of the page is.

export const typeset = (data: ExplorerData): ExplorerData => ({
  ...data,
  events: { ...data.events, title: data.events.title.map(title => curlyQuotes(title)) },
  documents: data.documents.map(document => ({ ...document, title: curlyQuotes(document.title) })),
})

export const typesetEvent = (event: ChosenEvent): ChosenEvent => ({
  ...event,
  paragraphs: event.paragraphs.map(paragraph => curlyQuotes(paragraph)),
})
