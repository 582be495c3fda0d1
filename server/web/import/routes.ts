import type { Writing } from '../editing/writing.ts'
import { page, type Route, write } from '../site/route.ts'
import { CHOICES } from './choices.ts'
import { carryOut, dryRun } from './dry-run-page.ts'
import { importForm, takeFile } from './import-page.ts'

const allBut = (known: readonly string[]) => (params: URLSearchParams) =>
  [...params.keys()].filter(name => !known.includes(name))

const FOR_WRITERS = { who: 'writers', mayBeCrawled: false } as const

export const importRoutes: readonly Route<Writing>[] = [
  page('/import', importForm, { ...FOR_WRITERS, ignores: allBut(['done']) }),
  write('/import', takeFile, { takes: 'file' }),
  page('/import/:file/dry-run', dryRun, { ...FOR_WRITERS, ignores: allBut(Object.values(CHOICES)) }),
  write('/import/:file/dry-run', carryOut),
]
