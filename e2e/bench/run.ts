import { benchComparison } from './comparison.ts'
import { benchContention } from './contention.ts'
import { benchExchange } from './exchange.ts'
import { benchExplorer } from './explorer.ts'
import { benchFinding } from './finding.ts'
import { benchFirstPaint } from './first-paint.ts'
import { benchGrowth } from './growth.ts'
import { benchHistory } from './history.ts'
import { benchImportSheet } from './import-sheet.ts'
import { benchJournal } from './journal.ts'
import { benchLifting } from './lifting.ts'
import { benchLighthouse } from './lighthouse.ts'
import { benchLive } from './live.ts'
import { benchPageCache } from './page-cache.ts'
import { benchPositions } from './positions.ts'
import { benchPostgresAppends } from './postgres-appends.ts'
import { benchSearch } from './search.ts'
import { benchSignIn } from './sign-in.ts'
import { benchSite } from './site.ts'

// `npm run bench`: every figure the project promises, with its peer beside it in the same run. About half an hour; half
// of it is the browser's, in the last three.
await benchPageCache()
await benchContention()
await benchSignIn()
await benchLive()
await benchJournal()
await benchPostgresAppends()
await benchSearch()
await benchFinding()
await benchSite()
await benchComparison()
benchPositions()
await benchExchange()
await benchImportSheet()
benchHistory()
benchGrowth()
benchLifting()
await benchFirstPaint()
await benchExplorer()
await benchLighthouse()
