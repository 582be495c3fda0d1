import { type Captured, capture } from '../../domain/capture/capture.ts'
import { dateFinder } from '../../domain/capture/date-finders.ts'
import { knownOf } from '../../domain/capture/known.ts'
import { languageOf } from '../../domain/capture/language.ts'
import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { CAPITALS } from '../forms/capitals.ts'
import { tickedIn } from '../forms/field.ts'
import { knownSource } from '../forms/report.ts'
import { type EntryForm, membersAt } from '../forms/shape.ts'
import { dayIn, digestOf } from './capture-form.ts'

// A report looked through beside the record, and what of all that was found is ticked.

export interface Looked {
  readonly captured: Captured
  readonly language: string | null
  readonly findsDates: boolean
  /** The report itself, where the record has it. */
  readonly source: Source | undefined
}

export interface Ticked {
  /** EDTF; empty for none. */
  readonly date: string
  readonly actors: readonly string[]
  readonly places: readonly string[]
  /** Of all quotations in order; null for those that are left out. */
  readonly quotes: readonly ({ readonly speaker: string } | null)[]
}

const CAPITAL_CITIES = CAPITALS.map(([name, country]) => ({ name, country }))

export async function look(record: NegotiationRecord, { single }: EntryForm): Promise<Looked> {
  const { text = '', url = '', published = '' } = single
  const language = languageOf(text)
  const find = await dateFinder(language)
  const source = url.trim() === '' ? undefined : knownSource(record, url.trim())
  const day = dayIn(published.trim() === '' ? (source?.published ?? '') : published)
  const captured = capture({ text, language, published: day }, knownOf(record, language, CAPITAL_CITIES), find)
  return { captured, language, findsDates: find !== null, source }
}

/** Whether what is ticked in a form was ticked in what is found in its text. */
export const isCurrent = (form: EntryForm): boolean => form.single['seen'] === digestOf(form)

/** As it was sent, else all that is sure. */
export function tickedOf(form: EntryForm, { captured }: Looked): Ticked {
  if (!isCurrent(form)) return sureOf(captured)
  const quotes = membersAt(form, 'quotes')
  return {
    date: form.single['date'] ?? '',
    actors: tickedIn(form.single['actors'] ?? ''),
    places: tickedIn(form.single['places'] ?? ''),
    quotes: captured.quotes.map((_, index) => {
      const { take, speaker = '' } = quotes[index] ?? {}
      return take === 'yes' ? { speaker } : null
    }),
  }
}

function sureOf({ dates, actors, places, quotes }: Captured): Ticked {
  const sure = (names: Captured['actors']): string[] => names.flatMap(({ id, doubt }) => (doubt === null ? [id] : []))
  return {
    date: dates.find(({ doubt }) => doubt === null)?.edtf ?? '',
    actors: sure(actors),
    places: sure(places),
    quotes: quotes.map(({ doubt, speaker }) => (doubt === null ? { speaker: speaker ?? '' } : null)),
  }
}
