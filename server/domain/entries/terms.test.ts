import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../language/languages.ts'
import { readingIn } from '../testing/reading-in.ts'
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

describe('a term', () => {
  it.each([
    ['en', 'Confirmed', 'Confirmed by both sides or by independent sources.'],
    ['uk', 'Підтверджено', 'Підтверджено обома сторонами або незалежними джерелами.'],
    ['ru', 'Подтверждено', 'Подтверждено обеими сторонами или независимыми источниками.'],
    ['ar', 'مؤكد', 'أكده الجانبان أو مصادر مستقلة.'],
  ] as const)('is called in %s as whoever reads calls it', (language, label, definition) => {
    expect(readingIn(language, () => CERTAINTIES.confirmed.label)).toBe(label)
    expect(readingIn(language, () => ({ ...CERTAINTIES.confirmed }))).toEqual({ label, definition })
    expect(JSON.parse(readingIn(language, () => JSON.stringify(CERTAINTIES.confirmed)))).toEqual({ label, definition })
  })

  it('is asked for in English where the answer is kept for others', () => {
    expect(readingIn('uk', () => inSource(CERTAINTIES.confirmed).label)).toBe('Confirmed')
    expect(inSource({ label: 'Of the record', definition: '' }).label).toBe('Of the record')
  })
})

describe.each(Object.entries(VOCABULARIES))('%s', (_name, vocabulary) => {
  const told = () => Object.values(vocabulary).map(({ label, definition }) => ({ label, definition }))

  it.each(LANGUAGES)('is told in %s', language => {
    const terms = readingIn(language, told)
    expect(new Set(terms.map(({ label }) => label)).size).toBe(terms.length)
    for (const { label, definition } of terms) {
      expect(definition).toMatch(/\.$/)
      if (language !== 'en')
        expect(`${label} ${definition}`).toMatch(language === 'ar' ? /^[^A-Za-zА-я]+$/ : /^[^A-Za-z]+$/)
    }
  })

  it('means one term by a word, whatever the language', () => {
    const meant = new Map<string, string>()
    for (const [id, term] of Object.entries(vocabulary))
      for (const label of labelsOf(term)) expect(meant.get(label) ?? id, label).toBe(meant.set(label, id).get(label))
  })
})
