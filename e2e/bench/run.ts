import { benchComparison } from './comparison.ts'
import { benchJournal } from './journal.ts'
import { benchPageCache } from './page-cache.ts'
import { benchPositions } from './positions.ts'
import { benchSearch } from './search.ts'
import { benchSite } from './site.ts'

// `npm run bench`: every figure the project promises, with its peer beside it in the same run.
await benchPageCache()
await benchJournal()
await benchSearch()
await benchSite()
await benchComparison()
benchPositions()
