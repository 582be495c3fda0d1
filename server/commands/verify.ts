import { ENTRY_TYPES, type EntryProblem, parseEntry } from '../domain/entries/entries.ts'
import { recordProblems } from '../domain/record/integrity.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import type { Revision } from '../domain/revisions/revision.ts'
import { type Command, count, print, problemLines, UsageError } from './command.ts'
import { readExistingJournal } from './stored-journal.ts'

export const verifyCommand: Command = {
  usage: '[--head SEQ:HASH]',
  summary: 'Check the journal, every entry and every reference',
  details: `Reads the journal from the first revision and holds every line against its hash and the one before; then every
current entry against its schema, and every reference against what it refers to; and whether it still reaches as far as
was confirmed. Changes nothing, and works while the server runs.

  --head SEQ:HASH   also hold it against a revision that was noted elsewhere, such as in an export or on paper`,
  options: { head: { type: 'string' } },
  positionals: { min: 0, max: 0 },

  async run({ values }, context) {
    const noted = values['head'] === undefined ? null : parseHead(String(values['head']))
    const { revisions, loss } = await readExistingJournal(context)
    const missing = noted && missingHead(noted, revisions)
    if (missing) print(context.stderr, missing)
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
      loss
        ? `What is there of the journal ${context.journal.place}: ${count(revisions.length)} revisions, each with the right hash.`
        : `The journal ${context.journal.place} is whole: ${count(revisions.length)} revisions, each with the right hash.`,
      ...(noted && !missing ? [`It holds revision ${noted.seq} with the hash that was noted.`] : []),
      ...(head ? [`Head: revision ${head.seq} of ${head.at}, ${head.hash}`] : []),
      `Of ${count(entries.length)} current entries, ${wrong === 0 ? 'all are' : `${count(wrong)} are not`} in order.`,
    )
    return wrong === 0 && !loss && !missing
  },
}

/** A revision as it was noted: the hash may be cut short. */
interface NotedHead {
  readonly seq: number
  readonly hash: string
}

function parseHead(text: string): NotedHead {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{8,64})$/i.exec(text) ?? []
  if (seq === undefined || hash === undefined || Number(seq) === 0)
    throw new UsageError('--head: write the number of a revision, a colon and its hash, such as 1127:0f3a….')
  return { seq: Number(seq), hash: hash.toLowerCase() }
}

/** Why the journal does not hold the revision, or null. */
function missingHead({ seq, hash }: NotedHead, revisions: readonly Revision[]): string | null {
  const found = revisions[seq - 1]
  if (!found) return `Revision ${seq}, which was noted, is missing: the journal ends at revision ${revisions.length}.`
  if (found.hash.startsWith(hash)) return null
  return `Revision ${seq} is not the one that was noted: its hash is ${found.hash}. This is another journal, or it was rewritten from some revision on.`
}
