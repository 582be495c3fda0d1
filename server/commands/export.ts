import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { recordDocumentChunks } from '../domain/exchange/record-document.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { type Revision, revisionLine } from '../domain/revisions/revision.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type Command, chosen, count, print } from './command.ts'
import { readExistingJournal, refuseJournal } from './stored-journal.ts'

const FORMATS: Readonly<Record<string, (revisions: readonly Revision[]) => Iterable<string>>> = {
  record: revisions => recordDocumentChunks(NegotiationRecord.fold(revisions)),
  journal: journalLines,
}

export const exportCommand: Command = {
  usage: '[FILE] [--format record|journal]',
  summary: 'Write the record, or its journal, to a file or the standard output',
  details: `Works while the server runs. FILE is replaced only once the whole of it is on disk.

  --format record    the current record as one document, which import reads; the default
  --format journal   every revision ever made, one a line, with its hash`,
  options: { format: { type: 'string' } },
  positionals: { min: 0, max: 1 },

  async run({ positionals: [file], values }, context) {
    const { format = 'record' } = values
    const chunksOf = chosen('--format', format, FORMATS)
    const { revisions } = await readExistingJournal(context)
    const chunks = chunksOf(revisions)
    if (file === undefined) await pipeline(Readable.from(chunks), context.stdout, { end: false })
    else {
      await refuseJournal(file, context)
      await writeWhole(file, chunks)
      print(context.stdout, `exported the ${format}, at revision ${count(revisions.length)}, to ${file}`)
    }
    return true
  },
}

function* journalLines(revisions: readonly Revision[]): Generator<string> {
  for (let start = 0; start < revisions.length; start += 100)
    yield revisions
      .slice(start, start + 100)
      .map(revision => `${revisionLine(revision)}\n`)
      .join('')
}
