import { parseArgs } from 'node:util'
import { tryPowerCuts } from '../../server/journal/trials/power-cut-trial.ts'

// Run by hand: npx tsx e2e/bench/power-cut.ts --cuts 600 --seed 1

const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '600' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
})
const start = performance.now()
const { cuts, confirmed, torn, remains } = await tryPowerCuts(Number(values.cuts), Number(values.seed))
const seconds = ((performance.now() - start) / 1000).toFixed(1)
console.log(
  `${cuts} cuts in ${seconds} s (seed ${values.seed}), ${confirmed} confirmed revisions, none lost, no start refused; ` +
    `${torn} unfinished writes were set aside.\n` +
    `Left of what was not synced: ${[...remains].map(([kind, count]) => `${kind} ${count}`).join(', ')}.`,
)
