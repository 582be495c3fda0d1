import { describe, expect, it } from 'vitest'
import { anActor, recordOf } from '../../domain/testing/record-builder.ts'
import { actorIn, typedActor } from './actor-lines.ts'

const record = recordOf(
  anActor({ id: 'front', name: 'People’s Front', kind: 'armed-group', aliases: ['PF'] }),
  anActor({ id: 'cuba', name: 'Republic of Cuba', kind: 'state', iso2: 'CU' }),
)

const read = (line: string) => {
  const answer = actorIn(line, record)
  return answer.ok ? answer.actor : answer.message
}

describe('an actor typed in a line', () => {
  it.each([
    ['Colombia', { name: 'Colombia', kind: 'state', iso2: 'CO' }],
    ['  norway ', { name: 'Norway', kind: 'state', iso2: 'NO' }],
    ['UK', { name: 'United Kingdom', kind: 'state', iso2: 'GB' }],
    ['Ivory Coast, state', { name: 'Ivory Coast', kind: 'state' }],
    ['FARC-EP, armed group', { name: 'FARC-EP', kind: 'armed-group' }],
    ['Ana, Bea and Co, company', { name: 'Ana, Bea and Co', kind: 'company' }],
    ['Kofi Annan, PERSON', { name: 'Kofi Annan', kind: 'person' }],
  ])('“%s” is new', (line, actor) => expect(read(line)).toMatchObject({ ...actor, aliases: [], offices: [] }))

  it.each(['Taiwan', 'Kosovo', 'Western Sahara', 'Falkland Islands'])(
    'of a name that not everybody accepts, “%s”, it is said who calls it what',
    line => expect(read(line)).toMatchObject({ note: expect.stringMatching(/\.$/) }),
  )

  it('most names need no note', () => expect(read('Colombia')).not.toHaveProperty('note'))

  it.each([
    ['PF', { id: 'front', kind: 'armed-group' }],
    ['People’s Front, coalition', { id: 'front', kind: 'coalition', name: 'People’s Front' }],
    ['cuba', { id: 'cuba', name: 'Republic of Cuba' }],
    ['Cuba', { id: 'cuba', name: 'Republic of Cuba' }],
  ])('“%s” is in the record', (line, actor) => expect(read(line)).toMatchObject(actor))

  it.each([
    ['Atlantis', 'such as “Atlantis, armed group”'],
    ['FARC-EP, guerrilla', '“FARC-EP, guerrilla” is no country'],
  ])('“%s” is asked back', (line, message) => expect(read(line)).toContain(message))

  it.each(['Colombia', 'FARC-EP, armed group', 'Ana, Bea and Co, company', 'Kofi Annan, person'])(
    'is typed again as “%s”',
    line => {
      const answer = actorIn(line, record)
      expect(answer.ok && typedActor(answer.actor)).toBe(line)
    },
  )
})
