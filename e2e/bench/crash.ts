import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tryCrashes } from '../../server/journal/trials/crash-trial.ts'

// Run by hand: npx tsx e2e/bench/crash.ts --rounds 2000 --lanes 3

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, lanes: { type: 'string', default: '3' } },
})
const folder = await mkdtemp(join(tmpdir(), 'parley-crash-'))
const outcome = await tryCrashes({
  folder,
  rounds: Number(values.rounds),
  lanes: Number(values.lanes),
  afterRound: round => {
    if (round % 100 === 0) console.log(`${round} rounds`)
  },
})
await rm(folder, { recursive: true })
console.log(
  `${outcome.rounds} kills, ${outcome.confirmed} confirmed revisions, none lost; ` +
    `${outcome.torn} unfinished writes were set aside.`,
)
