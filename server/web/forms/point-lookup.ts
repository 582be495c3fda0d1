import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiatingDocument } from '../../domain/entries/document.ts'
import { LIMITS } from '../../domain/entries/fields.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { lookUp, lookupProblem, type Suggestion, typedName, wordsTyped } from './lookup.ts'
import { fold } from './name-index.ts'

// A point of a text as people name it: “Framework 13 – Security guarantees”, “Framework, point 13”, `plan#13`, or
// the address of its page.

type PointLookup =
  | { readonly ok: true; readonly document: string; readonly number: string }
  | { readonly ok: false; readonly message: string }

const LONGEST = 2 * LIMITS.title + LIMITS.label

interface Named {
  readonly text: string
  readonly number: string
}

export function lookUpPoint(record: NegotiationRecord, typed: string, isHinted = true): PointLookup {
  const text = typed.trim()
  if (text === '') return { ok: false, message: 'Name a text and the number of its point.' }
  const all = readings(text)
  const named = all.flatMap(({ text: name, number }) => {
    const document = record.find('document', lookUp(record, 'document', name) ?? '')
    return document ? [{ name, number, document }] : []
  })
  // The longest name that is one: a short title may end with a number itself.
  const [best] = named.sort((a, b) => b.name.length - a.name.length)
  if (!best) {
    const why = all[0] ? `${lookupProblem(record, 'document', all[0].text, isHinted)} ` : ''
    return { ok: false, message: `${why}Write it as “Framework agreement 13”: the text, then the number of the point.` }
  }
  const { document, number } = best
  if (document.points.some(point => point.number === number)) return { ok: true, document: document.id, number }
  return { ok: false, message: noSuchPoint(document, number) }
}

export function noSuchPoint(document: NegotiatingDocument | undefined, number: string): string {
  const numbers = document?.points.map(point => point.number) ?? []
  const has = numbers.length === 0 ? 'it has no points in the record' : `its points are ${shortened(numbers)}`
  return `“${document?.shortTitle ?? ''}” has no point ${beginning(number, 20)}: ${has}.`
}

const shortened = (numbers: readonly string[]): string =>
  numbers.length <= 6 ? numbers.join(', ') : `${numbers.slice(0, 3).join(', ')} … ${numbers.at(-1)}`

/** Every way to divide what was typed into a text and a number; a label after a dash is for people only. */
function readings(text: string): Named[] {
  const [, id, number] =
    /(?:^|\/)documents\/([a-z0-9-]+)\/points\/([\w.-]+)$/.exec(text) ?? /^([a-z0-9-]+)#([\w.-]+)$/.exec(text) ?? []
  if (id !== undefined && number !== undefined) return [{ text: id, number }]
  // Neither a text nor a label is as long, or has more dashes; each would have to be tried.
  if (text.length > LONGEST) return []
  const ends = [...text.matchAll(/\s[–—-]\s/g)].slice(0, 8).map(({ index }) => index)
  return [...ends, text.length].flatMap(end => {
    const [, name, at] =
      /^(.*?),?(?:\s+point)?\s+([A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)[.)]?$/is.exec(text.slice(0, end).trim()) ?? []
    return name && at ? [{ text: name, number: at }] : []
  })
}

/** How a point is written so that it is found again, with its label for people. */
export function typedPoint(record: NegotiationRecord, document: string, number: string): string {
  const label = record.find('document', document)?.points.find(point => point.number === number)?.label
  const written = `${typedName(record, 'document', { id: document })} ${number}${label === undefined ? '' : ` – ${label}`}`
  const found = lookUpPoint(record, written)
  return found.ok && found.document === document && found.number === number ? written : `${document}#${number}`
}

/** Points whose text, number and label hold every word typed. */
export function suggestPoints(record: NegotiationRecord, typed: string, limit: number): Suggestion[] {
  const words = wordsTyped(typed)
  if (words.length === 0) return []
  const found: Suggestion[] = []
  for (const { id, shortTitle, when, points } of record.list('document')) {
    for (const { number, label } of points) {
      const text = ` ${fold(`${shortTitle} ${number} – ${label}`)}`
      // A number is meant whole, else “1” would find every point from 10 to 19.
      if (!words.every(word => (/^\d+$/.test(word) ? ` ${text} `.includes(` ${word} `) : text.includes(word)))) continue
      found.push({ value: typedPoint(record, id, number), detail: dateInWords(when) })
      if (found.length === limit) return found
    }
  }
  return found
}
