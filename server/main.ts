import { runSite } from './run-site.ts'

const BEGIN_ANEW = '--begin-anew'
const given = process.argv.slice(2)

if (given.every(argument => argument === BEGIN_ANEW)) {
  process.exitCode = await runSite(process, { beginAnew: given.length > 0 })
} else {
  process.stderr.write(`The only option is ${BEGIN_ANEW}; everything else is configured by the environment.\n`)
  process.exitCode = 2
}
