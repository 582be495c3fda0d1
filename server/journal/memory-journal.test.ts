import { describeJournal } from './journal.contract.ts'
import { openMemoryJournal } from './memory-journal.ts'

describeJournal('The memory journal', async () => {
  const lines: string[] = []
  return {
    open: async now => openMemoryJournal({ now, lines }),
    remove: async () => {},
  }
})
