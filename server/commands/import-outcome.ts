import type { MergedSource } from '../domain/exchange/alike-sources.ts'
import type { ImportPlan } from '../domain/exchange/import-plan.ts'
import { type Cause, causesOf, countedEntries, leftOutLine, placeOf } from '../domain/exchange/rejections.ts'
import type { AddedTerm } from '../domain/exchange/used-words.ts'
import type { ImportOutcome } from '../operator/import-request.ts'
import { type CommandContext, count, print, printable, problemLines } from './command.ts'

// What an import would do, or has done, as lines.

export function printDetails({ added, changed, terms, merged }: ImportPlan, { stdout }: CommandContext): void {
  for (const { path, id } of added) print(stdout, `added ${path} ${id}`)
  for (const { path, id, fields } of changed) print(stdout, `changed ${path} ${id}: ${fields.join(', ')}`)
  for (const { path, id, into } of merged) print(stdout, `merged ${path} ${id} into ${into}`)
  if (terms.length > 0) print(stdout, `Terms added: ${count(terms.length)}`)
  for (const term of terms) print(stdout, `  ${termLine(term)}`)
}

const termLine = ({ list, id, label, process }: AddedTerm): string =>
  printable(`${list}: ${id} “${label}”${process === null ? '' : `, of “${process}”`}`)

export function printOutcome(plan: ImportOutcome, { stdout, stderr }: CommandContext): void {
  const { added, changed, unchanged, rejected, mergeable } = plan
  for (const cause of causesOf(rejected)) print(stderr, ...causeLines(cause))
  if (mergeable.length > 0) print(stderr, mergeLine(mergeable))
  const [plus, other, same, not] = [added, changed, unchanged, rejected].map(entries => count(entries.length))
  print(stdout, `added ${plus}, changed ${other}, unchanged ${same}, rejected ${not}`)
}

const PLACES_SHOWN = 3

function causeLines(cause: Cause): string[] {
  const { type, problem, rejected } = cause
  const places = rejected.slice(0, PLACES_SHOWN).map(placeOf)
  const left = rejected.length - places.length
  const leftOut = leftOutLine(cause)
  const consequences = leftOut === null ? [] : [`  ${leftOut}`]
  if (rejected.length === 1) return [...problemLines(`rejected ${places[0]}`, [problem]), ...consequences]
  return [
    ...problemLines(`rejected ${countedEntries(type, rejected.length)}`, [problem]),
    printable(`  ${places.join(', ')}${left > 0 ? ` and ${count(left)} more` : ''}`),
    ...consequences,
  ]
}

function mergeLine(mergeable: readonly MergedSource[]): string {
  const [{ id, into } = { id: '', into: '' }] = mergeable
  return mergeable.length === 1
    ? `The source ${id} has the address of ${into}: --merge-sources takes it for that one.`
    : `${count(mergeable.length)} sources have the address of another, such as ${id} that of ${into}: --merge-sources takes them for those.`
}
