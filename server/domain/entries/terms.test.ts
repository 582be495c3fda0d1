import { afterEach, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../language/languages.ts'
import { askReadersLanguageOf } from '../language/reader.ts'
import { ACTOR_KINDS } from './actor.ts'
import { CREDIBILITIES } from './citation.ts'
import {
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  CUSTODY_STATUSES,
  DOCUMENT_KINDS,
  FIDELITIES,
  POINT_CHANGES,
  VALUE_OPERATORS,
} from './document.ts'
import { ENTRY_TYPE_TERMS } from './entries.ts'
import {
  CERTAINTIES,
  DEADLINE_OUTCOMES,
  DOCUMENT_RELATIONS,
  EVENT_KINDS,
  OCCURRENCES,
  PARTS,
  SIGNIFICANCES,
} from './event.ts'
import { TRANSLATORS } from './fields.ts'
import { POINT_STATES } from './point-state.ts'
import { AUTHORITIES, STANCES } from './position.ts'
import { READING_ORDERS } from './record-header.ts'
import { ACCESSES, RELIABILITIES, SOURCE_KINDS } from './source.ts'
import { inSource, labelsOf, type Term } from './terms.ts'

const VOCABULARIES: Readonly<Record<string, Readonly<Record<string, Term>>>> = {
  ACCESSES,
  ACTOR_KINDS,
  AUTHORITIES,
  AUTHORSHIP_BASES,
  AVAILABILITIES,
  CERTAINTIES,
  CHANGE_BASES,
  CHANGE_SIGNIFICANCES,
  CREDIBILITIES,
  CUSTODY_STATUSES,
  DEADLINE_OUTCOMES,
  DOCUMENT_KINDS,
  DOCUMENT_RELATIONS,
  ENTRY_TYPE_TERMS,
  EVENT_KINDS,
  FIDELITIES,
  OCCURRENCES,
  PARTS,
  POINT_CHANGES,
  POINT_STATES,
  READING_ORDERS,
  RELIABILITIES,
  SIGNIFICANCES,
  SOURCE_KINDS,
  STANCES,
  TRANSLATORS,
  VALUE_OPERATORS,
}

let language: Language = 'en'
askReadersLanguageOf(() => language)
afterEach(() => {
  language = 'en'
})

describe('a term', () => {
  it.each([
    ['en', 'Confirmed', 'Confirmed by both sides or by independent sources.'],
    ['uk', 'Підтверджено', 'Підтверджено обома сторонами або незалежними джерелами.'],
    ['ru', 'Подтверждено', 'Подтверждено обеими сторонами или независимыми источниками.'],
    ['ar', 'مؤكد', 'أكده الجانبان أو مصادر مستقلة.'],
  ] as const)('is called in %s as whoever reads calls it', (reads, label, definition) => {
    language = reads
    expect(CERTAINTIES.confirmed.label).toBe(label)
    expect({ ...CERTAINTIES.confirmed }).toEqual({ label, definition })
    expect(JSON.parse(JSON.stringify(CERTAINTIES.confirmed))).toEqual({ label, definition })
  })

  it('is asked for in English where the answer is kept for others', () => {
    language = 'uk'
    expect(inSource(CERTAINTIES.confirmed).label).toBe('Confirmed')
    expect(inSource({ label: 'Of the record', definition: '' }).label).toBe('Of the record')
  })
})

describe.each(Object.entries(VOCABULARIES))('%s', (_name, vocabulary) => {
  it.each(LANGUAGES)('is told in %s', reads => {
    const english = Object.values(vocabulary).map(({ label, definition }) => ({ label, definition }))
    language = reads
    const terms = Object.values(vocabulary).map(({ label, definition }) => ({ label, definition }))
    expect(new Set(terms.map(({ label }) => label)).size).toBe(terms.length)
    for (const [place, { label, definition }] of terms.entries()) {
      expect(definition).toMatch(/\.$/)
      if (reads === 'en') continue
      expect([label, definition]).not.toContain(english[place]?.label)
      expect(`${label} ${definition}`).toMatch(reads === 'ar' ? /^[^A-Za-zА-я]+$/ : /^[^A-Za-z]+$/)
    }
  })

  it('means one term by a word, whatever the language', () => {
    const meant = new Map<string, string>()
    for (const [id, term] of Object.entries(vocabulary))
      for (const label of labelsOf(term)) expect(meant.get(label) ?? id, label).toBe(meant.set(label, id).get(label))
  })
})
