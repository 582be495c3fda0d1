import type { EntryProblem } from '../../../domain/entries/entries.ts'
import { LIMITS } from '../../../domain/entries/fields.ts'
import { withGroup, withoutBlankGroups, withSingle } from '../../forms/rearranging.ts'
import { type EntryForm, membersAt } from '../../forms/shape.ts'
import { doubleNumbers } from './double-numbers.ts'
import { type NumberedPoint, readNumberedPoints } from './numbered-points.ts'

interface PastedPoints {
  readonly form: EntryForm
  /** What was understood, in words. */
  readonly pasted?: string
  readonly problems: readonly EntryProblem[]
}

/** The form with points made of the list in its box. What belongs to no point stays in the box, so that nothing is lost. */
export function pastedPoints(form: EntryForm): PastedPoints {
  const { before, points } = readNumberedPoints(form.single['pasted'] ?? '')
  if (points.length === 0) {
    const message =
      'No numbered points were found. Each point begins a line with its number, such as “1. …” or “13a) …”.'
    return { form, problems: [{ path: 'pasted', message }] }
  }
  const room = LIMITS.parts - membersAt(withoutBlankGroups(form), 'points').length
  if (points.length > room) {
    const message = `This has ${points.length.toLocaleString('en')} numbered points, and there is room for ${room}. A text has at most ${LIMITS.parts}.`
    return { form, problems: [{ path: 'pasted', message }] }
  }
  const issues = form.single['pasted.issue'] ?? ''
  const grown = points.reduce(
    (now, point) => withGroup(now, 'points', { ...point, issues }),
    withSingle(withoutBlankGroups(form), { pasted: before }),
  )
  const problems = doubleNumbers(grown)
  return { form: gradedLikeFirstSource(grown), pasted: understood(points, before, problems), problems }
}

/** What the points rest on is, until somebody says otherwise, the first source of the text with its credibility. */
function gradedLikeFirstSource(form: EntryForm): EntryForm {
  const credibility = membersAt(form, 'citations')[0]?.['credibility'] ?? '6'
  const groups = Object.entries(form.groups).map(([path, members]) => [
    path,
    /^points\.\d+\.citations$/.test(path)
      ? members.map(member => (member['source'] === '1' ? { ...member, credibility } : member))
      : members,
  ])
  return { ...form, groups: Object.fromEntries(groups) }
}

function understood(
  points: readonly NumberedPoint[],
  before: string,
  doubled: readonly { readonly number: string }[],
): string {
  const numbers = points.map(({ number }) => number)
  const which = numbers.length <= 4 ? numbers.join(', ') : `${numbers.slice(0, 2).join(', ')} … ${numbers.at(-1)}`
  const twice = doubled.map(({ number }) => number).join(', ')
  return [
    `${points.length === 1 ? '1 point was' : `${points.length} points were`} made: ${which}. Look at each below.`,
    ...(before === '' ? [] : ['What stood before the first number is still in the box.']),
    ...(doubled.length === 0 ? [] : [`There twice now: ${twice}. Change or remove one.`]),
  ].join(' ')
}
