import { RefusedError } from '../files/refused-error.ts'
import type { CopyableJournal } from '../journal/journal.ts'
import { type Command, type CommandContext, count, print, UsageError } from './command.ts'

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
  const original = await from.read()
  if (original === null) throw new RefusedError(`There is no journal ${from.place}.`)
  if (original.loss) throw original.loss
  const { revisions } = original
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
  const copied = await to.read()
  const wrong = revisions.findIndex(({ hash }, index) => hash !== copied?.revisions[index]?.hash)
  const isWhole = wrong === -1 && copied?.loss === null && copied.revisions.length === revisions.length
  if (isWhole)
    print(stdout, `The copy is whole: ${count(revisions.length)} revisions, each with the hash of the original.`)
  else
    print(
      stderr,
      `The copy is not the original: it differs from revision ${wrong === -1 ? revisions.length + 1 : wrong + 1} on.`,
    )
  return isWhole
}
