import { RefusedError } from '../files/refused-error.ts'
import type { CopyableJournal } from '../journal/journal.ts'
import { type Command, type CommandContext, count, print, UsageError } from './command.ts'
import { firstDifference, revisionsOf } from './copied-journal.ts'

export const journalCommand: Command = {
  usage: 'copy --from PLACE --to PLACE [--desk] [--verify]',
  summary: 'Copy a journal from a file into a database, or back',
  details: `Each PLACE is the name of a file or the address of a PostgreSQL database, such as postgres://user@host/database. Every
revision is copied as it is, with its hash. What is there already is held against what is to be copied; only what comes behind
it is added, so that a copy that was interrupted goes on, and one that was made is brought up to date.

  --desk     copy what lies on the desk instead of the record
  --verify   then read the copy from its beginning and hold every hash against the original`,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    desk: { type: 'boolean' },
    verify: { type: 'boolean' },
  },
  positionals: { min: 1, max: 1 },

  async run({ positionals: [order], values }, context) {
    if (order !== 'copy') throw new UsageError('Say what is to be done: journal copy --from PLACE --to PLACE')
    const [from, to] = [values['from'], values['to']].map(place => {
      if (typeof place !== 'string' || place === '')
        throw new UsageError('Say from where and to where: --from PLACE --to PLACE')
      return place
    }) as [string, string]
    const isVerified = values['verify'] === true
    const of = values['desk'] === true ? 'desk' : 'record'
    return copy(context.journalAt(from, of), context.journalAt(to, of), isVerified, context)
  },
}

async function copy(
  from: CopyableJournal,
  to: CopyableJournal,
  isVerified: boolean,
  { now, stdout, stderr }: CommandContext,
): Promise<boolean> {
  const revisions = await revisionsOf(from)
  if (revisions === null) throw new RefusedError(`There is no journal ${from.place}.`)
  const added = await to.adopt(revisions, {
    now,
    tell: ({ message }) => print(stderr, `Note: ${message}.`),
    progress: done => print(stderr, `${count(done)} of ${count(revisions.length)} revisions are there`),
  })
  const already = revisions.length - added
  print(
    stdout,
    `Copied ${count(added)} revisions to ${to.place}${already > 0 ? `; ${count(already)} were there already` : ''}.`,
  )
  if (!isVerified) return true
  const different = await firstDifference(revisions, to)
  if (different === null)
    print(stdout, `The copy is whole: ${count(revisions.length)} revisions, each with the hash of the original.`)
  else print(stderr, `The copy is not the original: it differs from revision ${different} on.`)
  return different === null
}
