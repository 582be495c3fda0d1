import { expect, it } from 'vitest'
import { anActor, aProcess, recordOf } from '../../../domain/testing/record-builder.ts'
import { emptyForm } from '../../forms/filling.ts'
import { EVENT_FORM } from './fields.ts'
import { withListedParticipants } from './listed-participants.ts'

const record = recordOf(aProcess(), anActor({ id: 'dc', name: 'Mayor of Washington, D.C.' }))

function participants(typed: string) {
  const form = emptyForm(EVENT_FORM as never, record, () => '')
  const read = withListedParticipants({ ...form, single: { ...form.single, participantsListed: typed } }, record)
  expect(read.single['participantsListed']).toBe('')
  return (read.groups['participants'] ?? []).map(({ actor, part, as }) => [actor, part, as])
}

it.each<[string, string[][]]>([
  ['', []],
  ['United States', [['United States', 'party', '']]],
  [
    'United States\n\n  Ukraine  ',
    [
      ['United States', 'party', ''],
      ['Ukraine', 'party', ''],
    ],
  ],
  ['Anna Berg, Head of Delegation', [['Anna Berg', 'head-of-delegation', '']]],
  ['Anna Berg, host, Foreign Minister, Deputy Chair', [['Anna Berg', 'host', 'Foreign Minister, Deputy Chair']]],
  ['Anna Berg, Foreign Minister', [['Anna Berg', 'party', 'Foreign Minister']]],
  ['Mayor of Washington, D.C.', [['Mayor of Washington, D.C.', 'party', '']]],
])('%j is a list of participants', (typed, expected) => expect(participants(typed)).toEqual(expected))
