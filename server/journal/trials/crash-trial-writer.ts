import { openFileJournal } from '../file/file-journal.ts'
import { actorDraftOf } from './crash-trial.ts'

// The process that is killed: appends as fast as it can, from several writers at once, and says on standard output what
// was confirmed to it. A pipe is written synchronously, so what it says has left it before anything can kill it.

const WRITERS = 6
const [file = '', run = ''] = process.argv.slice(2)
const journal = await openFileJournal({ file, now: () => new Date(), tell: () => {} })
process.stdout.write('open\n')
let next = 0

async function writer(): Promise<never> {
  for (;;) {
    const size = 1 + (next % 4)
    const drafts = Array.from({ length: size }, () => actorDraftOf(`run-${run}-${next++}`, next % 50))
    for (const { seq, id, hash } of await journal.append(drafts)) process.stdout.write(`${seq} ${id} ${hash}\n`)
  }
}

await Promise.all(Array.from({ length: WRITERS }, writer))
