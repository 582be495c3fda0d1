import { describe, expect, it } from 'vitest'
import { aDocument, anActor, anEvent, aSource, recordOf, seedRecord } from '../../domain/testing/record-builder.ts'
import { LOOKUP_TYPES, lookUp, lookupProblem, suggest, typedName } from './lookup.ts'

const record = recordOf(
  anActor({ id: 'volodymyr-zelenskyy', name: 'Volodymyr Zelenskyy', offices: [{ title: 'President of Ukraine' }] }),
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  anActor({ id: 'kyiv-a', name: 'Kyiv' }),
  anActor({ id: 'kyiv-b', name: 'KYIV' }),
  anActor({ id: 'georgia', name: 'Сакартвело' }),
  aSource({ id: 'afp-report', title: 'Talks begin', publisher: 'AFP', url: 'https://example.org/events/talks' }),
  aDocument({ id: 'plan', title: 'Plan of twenty points', shortTitle: '20-point plan' }),
  anEvent({ id: 'talks', title: 'Talks in Geneva' }),
)

describe('lookUp', () => {
  it.each<[string, Parameters<typeof lookUp>[1], string, string]>([
    ['the id', 'actor', 'ukraine', 'ukraine'],
    ['the name', 'actor', 'Volodymyr Zelenskyy', 'volodymyr-zelenskyy'],
    ['the name in other cases and spacing', 'actor', '  volodymyr   ZELENSKYY ', 'volodymyr-zelenskyy'],
    ['the name in another script', 'actor', 'сакартвело', 'georgia'],
    ['the address of its page', 'actor', 'http://localhost:3000/actors/ukraine', 'ukraine'],
    ['the path of its page', 'event', '/events/talks', 'talks'],
    ['an address with its title', 'event', '/events/talks/talks-in-geneva', 'talks'],
    ['the title of a source', 'source', 'Talks begin', 'afp-report'],
    [
      'the address of a source, also one that looks like a page of ours',
      'source',
      'https://example.org/events/talks',
      'afp-report',
    ],
    ['the short title of a document', 'document', '20-point plan', 'plan'],
    ['the full title of a document', 'document', 'Plan of twenty points', 'plan'],
  ])('finds by %s', (_, type, text, found) => expect(lookUp(record, type, text)).toBe(found))

  it.each<[Parameters<typeof lookUp>[1], string]>([
    ['actor', 'Name the actor.'],
    ['source', 'Name the source.'],
    ['document', 'Name the document.'],
    ['event', 'Name the milestone.'],
  ])('asks for a name where none is typed: %s', (type, message) =>
    expect(lookupProblem(record, type, ' \n')).toBe(message),
  )

  it('never guesses between two of the same name', () => {
    expect(lookUp(record, 'actor', 'Kyiv')).toBeUndefined()
    expect(lookupProblem(record, 'actor', 'Kyiv')).toBe(
      'Several are called that. Type the id of the one you mean: kyiv-a, kyiv-b.',
    )
  })

  it('never takes a part of a name for the whole, but suggests', () =>
    expect(lookupProblem(record, 'actor', 'Zelenskyy')).toBe(
      'The record has no actor “Zelenskyy”. Did you mean “Volodymyr Zelenskyy”?',
    ))

  it('suggests by id where a name alone would not do', () =>
    expect(lookupProblem(record, 'actor', 'Kyi')).toBe(
      'The record has no actor “Kyi”. Did you mean “kyiv-a” or “kyiv-b”?',
    ))

  it('says so when nothing is like it', () => {
    expect(lookupProblem(record, 'actor', 'Atlantis')).toBe('The record has no actor “Atlantis”.')
    expect(lookUp(record, 'event', 'ukraine')).toBeUndefined()
  })

  it('shows no endless text back', () => {
    expect(lookupProblem(record, 'actor', 'x'.repeat(100_000))).toBe(`The record has no actor “${'x'.repeat(80)}…”.`)
  })

  it.each(['__proto__', 'constructor', '/actors/__proto__', '\u0000', '%', '(', '\\'])('takes %j for a name', text =>
    expect(lookUp(record, 'actor', text)).toBeUndefined(),
  )
})

describe('suggest', () => {
  const values = (type: Parameters<typeof suggest>[1], text: string, limit = 12) =>
    suggest(record, type, text, limit).map(({ value }) => value)

  it('finds names that hold every word, also of the role, those that begin with it first', () => {
    expect(values('actor', 'zelen')).toEqual(['Volodymyr Zelenskyy'])
    expect(values('actor', 'ukraine')).toEqual(['Ukraine', 'Volodymyr Zelenskyy'])
    expect(values('actor', 'president zel')).toEqual(['Volodymyr Zelenskyy'])
    expect(values('source', 'afp talks')).toEqual(['Talks begin'])
    expect(values('actor', 'zelen putin')).toEqual([])
  })

  it('puts first who is called just that, also by a short name', () => {
    const states = recordOf(
      anActor({ id: 'a-russia', name: 'Russia', iso2: 'RU' }),
      anActor({ id: 'b-house', name: 'House of the US', kind: 'body' }),
      anActor({ id: 'united-states', name: 'United States', iso2: 'US' }),
      anActor({ id: 'uk', name: 'United Kingdom', iso2: 'GB' }),
    )
    const found = (text: string) => suggest(states, 'actor', text, 9).map(({ value }) => value)
    expect(found('US')).toEqual(['United States', 'House of the US', 'Russia'])
    expect(found('uk')).toEqual(['United Kingdom'])
    expect(suggest(states, 'actor', 'uk', 1)).toEqual([{ value: 'United Kingdom', detail: 'UK, GB' }])
    expect(lookUp(states, 'actor', 'US')).toBe('united-states')
    expect(lookUp(states, 'actor', 'gb')).toBe('uk')
  })

  it('finds nothing for nothing, and no more than was asked for', () => {
    expect(values('actor', '  ')).toEqual([])
    expect(values('actor', 'k', 1)).toHaveLength(1)
  })

  it('says what else tells entries apart', () =>
    expect(suggest(record, 'source', 'talks', 1)).toEqual([{ value: 'Talks begin', detail: 'AFP, 1 January 2025' }]))
})

describe('in the shipped record', () => {
  const shipped = seedRecord()

  it.each(LOOKUP_TYPES)('what stands in the form for any %s leads back to it', type => {
    const astray = shipped
      .list(type)
      .slice(0, 200)
      .filter(entry => lookUp(shipped, type, typedName(shipped, type, entry)) !== entry.id)
    expect(astray.map(entry => entry.id)).toEqual([])
  })
})

it('a name that is the id of another entry does not lead there', () => {
  const confusing = recordOf(anActor({ id: 'kyiv', name: 'City of Kyiv' }), anActor({ id: 'capital', name: 'kyiv' }))
  const typed = typedName(confusing, 'actor', { id: 'capital' })
  expect(lookUp(confusing, 'actor', typed)).toBe('capital')
})
