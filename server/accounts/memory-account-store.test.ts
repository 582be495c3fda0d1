import { describeAccountStore } from './account-store.contract.ts'
import { openMemoryAccounts } from './memory-account-store.ts'

describeAccountStore('a store in memory', { open: async () => openMemoryAccounts() })
