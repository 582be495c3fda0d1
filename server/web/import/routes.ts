import { file, page, type Route, write } from '../site/route.ts'
import { CHOICES } from './choices.ts'
import { mapColumns, sheetColumns } from './columns-page.ts'
import { carryOut, dryRun } from './dry-run-page.ts'
import { importForm, takeFile } from './import-page.ts'
import type { Importing } from './kept-mappings.ts'
import { rejectedFile } from './rejected-page.ts'

const allBut = (known: readonly string[]) => (params: URLSearchParams) =>
  [...params.keys()].filter(name => !known.includes(name))

const FOR_ADMINISTRATORS = { who: 'administrator', mayBeCrawled: false } as const

export const importRoutes: readonly Route<Importing>[] = [
  page('/import', importForm, { ...FOR_ADMINISTRATORS, ignores: allBut(['done']) }),
  write('/import', takeFile, { who: 'administrator', takes: 'file' }),
  page('/import/:file/columns', sheetColumns, FOR_ADMINISTRATORS),
  write('/import/:file/columns', mapColumns, { who: 'administrator' }),
  file('/import/:file/rejected', rejectedFile, FOR_ADMINISTRATORS),
  page('/import/:file/dry-run', dryRun, { ...FOR_ADMINISTRATORS, ignores: allBut(Object.values(CHOICES)) }),
  write('/import/:file/dry-run', carryOut, { who: 'administrator' }),
]
