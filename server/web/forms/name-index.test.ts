import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { anActor, recordOf, revisionOf } from '../../domain/testing/record-builder.ts'
import { nameIndex } from './name-index.ts'

const steps = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    name: fc.constantFrom('Kyiv', 'KYIV', 'Київ', 'Rome'),
    role: fc.constantFrom('', 'Mayor'),
    isRetracted: fc.boolean(),
  }),
  { maxLength: 20 },
)

it('holds after any changes what one that is read anew holds', () =>
  fc.assert(
    fc.property(steps, fc.nat(20), (changes, readAfter) => {
      const record = NegotiationRecord.fold([])
      for (const [index, { id, name, role, isRetracted }] of changes.entries()) {
        if (index === readAfter) nameIndex(record, 'actor')
        record.apply(
          revisionOf(
            anActor({ id, name, offices: role === '' ? [] : [{ title: role }] }),
            index + 1,
            isRetracted ? 'retract' : 'change',
          ),
        )
      }
      const kept = nameIndex(record, 'actor')
      const anew = nameIndex(recordOf(...record.list('actor').map(entry => anActor(entry))), 'actor')
      expect(new Map(kept.texts)).toEqual(new Map(anew.texts))
      for (const name of ['kyiv', 'киів', 'rome'])
        expect(kept.idsOf(name).toSorted()).toEqual(anew.idsOf(name).toSorted())
    }),
  ))
