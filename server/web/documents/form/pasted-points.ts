import type { FormAnswer } from '../../editing/form-page.ts'
import { type EntryForm, membersAt, withGroup, withoutBlankGroups, withSingle } from '../../forms/shape.ts'
import { type NumberedPoint, readNumberedPoints } from './numbered-points.ts'
import { doubleNumbers } from './submission.ts'

/** The form with points made of the list in its box. What belongs to no point stays in the box, so that nothing is lost. */
export function pastedPoints(form: EntryForm): FormAnswer & { readonly form: EntryForm } {
  const { before, points } = readNumberedPoints(form.single['pasted'] ?? '')
  if (points.length === 0) {
    const message =
      'No numbered points were found. Each point begins a line with its number, such as “1. …” or “13a) …”.'
    return { form, problems: [{ path: 'pasted', message }] }
  }
  const issue = form.single['pasted.issue'] ?? ''
  const grown = points.reduce(
    (now, { number, label, text }) => withGroup(now, 'points', { number, label, text, issues: issue }),
    withSingle(withoutBlankGroups(form), { pasted: before }),
  )
  const doubled = doubleNumbers(membersAt(grown, 'points').map(({ number = '' }) => ({ number })))
  return {
    form: gradedLikeFirstSource(grown),
    pasted: understood(
      points,
      before,
      doubled.map(([, number]) => number),
    ),
    problems: doubled.map(([index, number]) => ({
      path: `points.${index}.number`,
      message: `Another point has the number ${number} already.`,
    })),
  }
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

function understood(points: readonly NumberedPoint[], before: string, doubled: readonly string[]): string {
  const numbers = points.map(({ number }) => number)
  const which = numbers.length <= 4 ? numbers.join(', ') : `${numbers.slice(0, 2).join(', ')} … ${numbers.at(-1)}`
  return [
    `${points.length === 1 ? '1 point was' : `${points.length} points were`} made: ${which}. Look at each below.`,
    ...(before === '' ? [] : ['What stood before the first number is still in the box.']),
    ...(doubled.length === 0 ? [] : [`There twice now: ${doubled.join(', ')}. Change or remove one.`]),
  ].join(' ')
}
