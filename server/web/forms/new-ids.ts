import slugify from '@sindresorhus/slugify'
import { parseEdtf } from '../../domain/dates/fuzzy-date.ts'
import { LIMITS } from '../../domain/entries/fields.ts'
import type { Source } from '../../domain/entries/source.ts'

// Readable ids for what is new. They are frozen at creation, whatever becomes of the words they are made of.

/** Stands for an id until it is known what the entry says. */
export const NO_ID_YET = 'new'

export const slug = (text: string): string => cutSlug(slugify(text, { decamelize: false }))

const cutSlug = (text: string, limit: number = LIMITS.id): string =>
  text.length <= limit
    ? text
    : text
        .slice(0, limit + 1)
        .replace(/-[^-]*$/, '')
        .slice(0, limit)

/** Leaves room for a number behind it. */
export const newId = (words: readonly string[], otherwise: string): string =>
  cutSlug(words.map(slug).filter(Boolean).join('-'), LIMITS.id - 4) || otherwise

export function sourceSlug({ publisher, published, title }: Pick<Source, 'publisher' | 'published' | 'title'>): string {
  const words = slug(title).split('-').slice(0, 6).join('-')
  return cutSlug([slug(publisher), slug(published.replace(/[^0-9-]/g, '')), words].filter(Boolean).join('-'))
}

/** The first day of a date, as far as it is known. */
export function dayOf(when: string): string {
  const parsed = parseEdtf(when)
  return parsed.ok ? (parsed.date.earliest ?? parsed.date.latest ?? '') : ''
}

/** `wanted`, `wanted-2`, `wanted-3` … without end. */
export function* candidateIds(wanted: string): Generator<string, never> {
  yield wanted
  for (let number = 2; ; number++) {
    const suffix = `-${number}`
    yield `${cutSlug(wanted, LIMITS.id - suffix.length)}${suffix}`
  }
}

export function firstFree(wanted: string, isTaken: (id: string) => boolean): string {
  const candidates = candidateIds(wanted)
  let id = candidates.next().value
  while (isTaken(id)) id = candidates.next().value
  return id
}
