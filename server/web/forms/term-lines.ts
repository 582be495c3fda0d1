import anyAscii from 'any-ascii'
import { LIMITS } from '../../domain/entries/fields.ts'
import { firstFree } from '../../domain/entries/free-ids.ts'
import type { OwnTerm } from '../../domain/entries/own-terms.ts'
import { fold } from './name-index.ts'

// A list of a record's own words as one types it, a word a line: “Label: what it means”.

export const typedTerms = (terms: readonly OwnTerm[]): string =>
  terms.map(({ label, definition }) => (definition === '' ? label : `${label}: ${definition}`)).join('\n')

/** @param known words that keep their ids where their labels stand in the text */
export function termsIn(text: string, known: readonly OwnTerm[]): OwnTerm[] {
  const terms: OwnTerm[] = []
  const ids = new Map(known.map(({ id, label }) => [fold(label), id]))
  for (const line of text.split('\n').filter(one => one.trim() !== '')) {
    const [, label = '', definition = ''] = /^(.*?)(?:\s*:\s(.*))?$/.exec(line.trim()) ?? []
    const taken = (id: string) => terms.some(term => term.id === id)
    const id = ids.get(fold(label))
    terms.push({ id: id !== undefined && !taken(id) ? id : newTermId(label, taken), label, definition })
  }
  return terms
}

const ROOM_FOR_A_NUMBER = 8

/** An id made of what a term is called at first. It stays when the label changes. */
export function newTermId(label: string, isTaken: (id: string) => boolean): string {
  const letters = anyAscii(label)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.id - ROOM_FOR_A_NUMBER)
    .replace(/^-+|-+$/g, '')
  return firstFree(letters || 'term', isTaken)
}

/** Of two words that are called the same, the second. */
export function repeatedLabel(terms: readonly OwnTerm[]): string | undefined {
  const labels = terms.map(({ label }) => fold(label))
  return terms.find((_, index) => labels.indexOf(labels[index] ?? '') < index)?.label
}
