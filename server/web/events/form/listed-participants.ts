import { PARTS } from '../../../domain/entries/event.ts'
import { labelsOf } from '../../../domain/entries/terms.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { lookUp } from '../../forms/lookup.ts'
import { fold } from '../../forms/name-index.ts'
import { withGroups, withSingle } from '../../forms/rearranging.ts'
import { type EntryForm, type Member, refuseTooMany } from '../../forms/shape.ts'
import type { Shown } from '../../forms/shown.ts'

/** Several participants at once, one a line: “Name”, “Name, head of delegation” or “Name, host, Foreign Minister”. */
export const LISTED: Shown = {
  name: 'participantsListed',
  label: 'Who took part',
  hint: 'One a line. Each is a party unless another part follows the name, and an office may follow that: “Name, head of delegation, office”',
  rows: 4,
}

/** A form that has more parts is refused. */
const MOST_LINES = 1001

const PART_IDS: ReadonlyMap<string, string> = new Map(
  Object.entries(PARTS).flatMap(([id, part]) =>
    labelsOf(part).map(label => [fold(label.replace(',', '')), id] as const),
  ),
)

export function withListedParticipants(form: EntryForm, record: NegotiationRecord): EntryForm {
  const lines = (form.single[LISTED.name] ?? '').split('\n').filter(line => line.trim() !== '')
  if (lines.length === 0) return form
  const grown = withGroups(
    withSingle(form, { [LISTED.name]: '' }),
    'participants',
    lines.slice(0, MOST_LINES).map(line => participantOf(line, record)),
  )
  refuseTooMany(grown)
  return grown
}

function participantOf(line: string, record: NegotiationRecord): Member {
  const text = line.trim()
  const [name = '', said = '', ...rest] = lookUp(record, 'actor', text) ? [text] : text.split(/\s*,\s*/)
  const part = PART_IDS.get(fold(said))
  const as = (part === undefined ? [said, ...rest] : rest).filter(Boolean).join(', ')
  return { actor: name, part: part ?? 'party', as }
}
