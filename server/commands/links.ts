import packageJson from '../../package.json' with { type: 'json' }
import type { EntryType } from '../domain/entries/entries.ts'
import { recordDocumentChunks } from '../domain/exchange/record-document.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { writeWhole } from '../files/write-whole.ts'
import { ROBOT_NAME } from '../links/checking.ts'
import { openLinksFile, saveLinksFile } from '../links/links-file.ts'
import { runLinks } from '../links/links-run.ts'
import { type Command, count, print, printable, UsageError } from './command.ts'
import { readExistingJournal, refuseJournal } from './stored-journal.ts'

export const linksCommand: Command = {
  usage: '[--archive ADDRESS] [--proposals FILE]',
  summary: 'Check whether what sources name is still there',
  details: `Works while the server runs. Asks each address as robots.txt allows, one a second of each host, and nothing that is not of the
public net. What was found is kept in DATA_DIR/links.json and is no part of the record; pages of sources say when each was
last seen. Missing three times, a week or more apart, an address counts as gone. What was asked within a day is not asked again.

  --archive ADDRESS   also ask an archive for copies of what has none recorded, by the availability interface of the
                      Wayback Machine: --archive https://archive.org/wayback/available
  --proposals FILE    write the copies that were found to a file, which can be looked through and imported`,
  options: { archive: { type: 'string' }, proposals: { type: 'string' } },
  positionals: { min: 0, max: 0 },

  async run({ values }, context) {
    const archive = archiveOf(values['archive'])
    const proposals = values['proposals'] === undefined ? null : String(values['proposals'])
    if (proposals !== null && archive === null)
      throw new UsageError('--proposals: say which archive is to be asked, with --archive ADDRESS.')
    const { revisions } = await readExistingJournal(context)
    if (proposals !== null) await refuseJournal(proposals, context)
    const record = NegotiationRecord.fold(revisions)
    const counts = new Map<string, number>()
    const { proposed } = await runLinks({
      sources: record.list('source'),
      before: await openLinksFile(context.linksFile),
      asking: context.asking(
        `${ROBOT_NAME}/${packageJson.version}${context.publicUrl === null ? '' : ` (+${context.publicUrl})`}`,
      ),
      archive,
      now: context.now,
      save: findings => saveLinksFile(context.linksFile, findings),
      tell: ({ id, url = '' }, { is, reason, movedTo }) => {
        counts.set(is, (counts.get(is) ?? 0) + 1)
        if (is !== 'ok')
          print(context.stdout, printable(`${is} ${id} ${url}: ${reason}${movedTo ? `: ${movedTo}` : ''}`))
      },
      archiveFailed: ({ id }, reason) =>
        print(context.stderr, printable(`no word from the archive on ${id}: ${reason}`)),
    })
    for (const { id, archiveUrl } of proposed) print(context.stdout, printable(`copy ${id} ${archiveUrl}`))
    if (proposals !== null) {
      await writeWhole(
        proposals,
        recordDocumentChunks({
          find: (type, id) => record.find(type, id),
          list: <T extends EntryType>(type: T) => (type === 'source' ? (proposed as never) : []),
        }),
      )
      print(
        context.stdout,
        `wrote ${count(proposed.length)} sources with copies to ${proposals}: look through it, then import it`,
      )
    }
    const total = [...counts.values()].reduce((sum, number) => sum + number, 0)
    const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([is, number]) => `${count(number)} ${is}`)
    print(context.stdout, `checked ${count(total)} addresses${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`)
    return true
  },
}

function archiveOf(given: unknown): URL | null {
  if (given === undefined) return null
  const text = String(given)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url
  throw new UsageError(
    `--archive ${printable(text)}: write a full address, such as https://archive.org/wayback/available.`,
  )
}
