import { runSite } from './run-site.ts'

process.exitCode = await runSite(process)
