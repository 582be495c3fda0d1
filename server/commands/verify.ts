import { ENTRY_TYPES, type EntryProblem, parseEntry } from '../domain/entries/entries.ts'
import { recordProblems } from '../domain/record/integrity.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { type Command, count, print, problemLines } from './command.ts'
import { readExistingJournal } from './stored-journal.ts'

export const verifyCommand: Command = {
  usage: '',
  summary: 'Check the journal, every entry and every reference',
  details: `Reads the journal from the first revision and holds every line against its hash and the one before; then every
current entry against its schema, and every reference against what it refers to. Changes nothing, and works while the
server runs.`,
  options: {},
  positionals: { min: 0, max: 0 },

  async run(_, context) {
    const { revisions } = await readExistingJournal(context)
    const record = NegotiationRecord.fold(revisions)
    const entries = ENTRY_TYPES.flatMap(type => record.list(type).map(entry => ({ type, entry })))
    const references = recordProblems(record)
    let wrong = 0
    for (const { type, entry } of entries) {
      const parsed = parseEntry(type, entry)
      const problems: readonly EntryProblem[] = parsed.ok ? (references.get(entry.id) ?? []) : parsed.problems
      if (problems.length === 0) continue
      wrong++
      print(context.stderr, ...problemLines(`wrong ${type} ${entry.id}`, problems))
    }
    const head = revisions.at(-1)
    print(
      context.stdout,
      `The journal ${context.journal.place} is whole: ${count(revisions.length)} revisions, each with the right hash.`,
      ...(head ? [`Head: revision ${head.seq} of ${head.at}, ${head.hash}`] : []),
      `Of ${count(entries.length)} current entries, ${wrong === 0 ? 'all are' : `${count(wrong)} are not`} in order.`,
    )
    return wrong === 0
  },
}
