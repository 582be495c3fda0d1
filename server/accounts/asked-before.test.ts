import { describeAskedBefore } from './asked-before.contract.ts'
import { createAskedBefore } from './asked-before.ts'

describeAskedBefore('what programs have asked, in memory', createAskedBefore)
