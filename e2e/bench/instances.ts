import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { tryInstances } from './instances/trial.ts'

// Run by hand: npx tsx e2e/bench/instances.ts --minutes 10. Needs nginx and PostgreSQL, and `npm run build` first.

export async function benchInstances(minutes: number): Promise<boolean> {
  let told = 0
  const outcome = await tryInstances({
    isOver: so => {
      if (so.seconds - told > 30) {
        told = so.seconds
        console.log(
          `${Math.round(so.seconds)} s: ${so.writes} writes, ${so.reads} reads, ${so.kills} kills, ${so.cuts} cuts`,
        )
      }
      return so.seconds >= minutes * 60
    },
  })
  const { lost, duplicated, wentBack, seenElsewhere } = outcome
  const sorted = seenElsewhere.toSorted((one, other) => one - other)
  const quantile = (part: number) => `${(sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(1)} ms`
  console.table({
    'instances killed': outcome.kills,
    'times that connections to the database were ended': outcome.cuts,
    'writes acknowledged': outcome.acknowledged,
    'of these asked for more than once': outcome.askedAgain,
    lost: lost.length,
    duplicated: duplicated.length,
    'answers read': outcome.reads,
    'no page': outcome.unanswered,
    'readers led back': wentBack.length,
    'from acknowledged to seen at all others, p50': quantile(0.5),
    'from acknowledged to seen at all others, p99': quantile(0.99),
  })
  for (const what of [...lost, ...duplicated, ...wentBack].slice(0, 20)) console.log(what)
  return lost.length + duplicated.length + wentBack.length === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
  if (!(await benchInstances(Number(values.minutes)))) process.exitCode = 1
}
