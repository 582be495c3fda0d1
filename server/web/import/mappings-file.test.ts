import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { SheetMapping } from '../../domain/importing/sheet-mapping.ts'
import { openMappingsFile } from './mappings-file.ts'

const ROOT = await mkdtemp(join(tmpdir(), 'parley-mappings-'))
afterAll(() => rm(ROOT, { recursive: true }))

const mapping = (dataSet: string): SheetMapping => ({
  columns: [{ column: 'Day', field: 'when' }],
  dateOrder: 'day-first',
  dataSet,
  negotiation: 'process',
  kind: 'talks',
  actorKind: 'state',
  sourceKind: 'news-report',
  source: '',
  newSource: null,
  words: [],
})

const failures: string[] = []
const opened = (file: string) => openMappingsFile(file, cause => void failures.push(String(cause)))

it('is asked again after a restart, whatever the order of the columns', async () => {
  const file = join(ROOT, 'not-there-yet', 'sheet-mappings.json')
  const first = await opened(file)
  await Promise.all([
    first.keep({ columns: ['Day', 'Title'], mapping: mapping('one') }),
    first.keep({ columns: ['Day', 'What'], mapping: mapping('other') }),
  ])
  await first.keep({ columns: ['Day', 'Title'], mapping: mapping('one again') })
  const next = await opened(file)
  expect(next.find(['Title', 'Day'])).toEqual(mapping('one again'))
  expect(next.find(['What', 'Day'])).toEqual(mapping('other'))
  expect(next.find(['Day'])).toBeUndefined()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(failures).toEqual([])
})

it('forgets what was said longest ago, of so many sheets', async () => {
  const file = join(ROOT, 'many.json')
  const mappings = await opened(file)
  await Promise.all(
    Array.from({ length: 101 }, (_, sheet) =>
      mappings.keep({ columns: [`Column ${sheet}`], mapping: mapping(`sheet ${sheet}`) }),
    ),
  )
  const next = await opened(file)
  expect([0, 1, 100].map(sheet => next.find([`Column ${sheet}`])?.dataSet)).toEqual([undefined, 'sheet 1', 'sheet 100'])
})

it('leaves a file that is something else as it is, and says so', async () => {
  const file = join(ROOT, 'wrong.json')
  await writeFile(file, '{"format":"something else"}')
  const mappings = await opened(file)
  await mappings.keep({ columns: ['Day'], mapping: mapping('here') })
  expect(mappings.find(['Day'])?.dataSet).toBe('here')
  expect(failures.splice(0).join()).toContain("doesn't say what columns mean")
  expect(await readFile(file, 'utf8')).toBe('{"format":"something else"}')
})

it('goes on where nothing can be stored, and says so', async () => {
  const file = join(ROOT, 'file', 'below')
  await writeFile(join(ROOT, 'file'), '')
  const mappings = await opened(file)
  await mappings.keep({ columns: ['Day'], mapping: mapping('here') })
  expect(mappings.find(['Day'])?.dataSet).toBe('here')
  expect(failures.splice(0)).not.toEqual([])
})
