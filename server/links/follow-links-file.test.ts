import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Finding } from './findings.ts'
import { followLinksFile } from './follow-links-file.ts'
import { saveLinksFile } from './links-file.ts'

const ROOT = await mkdtemp(join(tmpdir(), 'parley-links-'))
afterAll(() => rm(ROOT, { recursive: true }))

const finding = (fields: Partial<Finding>): Finding => ({
  address: 'https://a.example/',
  is: 'ok',
  reason: '',
  checkedAt: '2026-07-06T09:00:00.000Z',
  seenAt: '2026-07-06T09:00:00.000Z',
  movedTo: null,
  missingAt: [],
  ...fields,
})

const hearing = { changed: () => undefined, failed: (cause: unknown) => void failures.push(String(cause)) }
const failures: string[] = []

it('tells of an address what was found there, and of no other', async () => {
  const file = join(ROOT, 'links.json')
  await saveLinksFile(file, { one: finding({}), gone: finding({ is: 'gone', seenAt: null }) })
  const links = await followLinksFile(file, hearing)
  expect(links.seen('one', 'https://a.example/')).toEqual({ seenAt: '2026-07-06T09:00:00.000Z', isGone: false })
  expect(links.seen('gone', 'https://a.example/')).toEqual({ seenAt: null, isGone: true })
  expect(links.seen('one', 'https://b.example/')).toBeUndefined()
  expect(links.seen('constructor', 'https://a.example/')).toBeUndefined()
  links.close()
})

it('knows nothing where nothing was checked, and says where the file is something else', async () => {
  const none = await followLinksFile(join(ROOT, 'none.json'), hearing)
  expect(none.seen('one', 'https://a.example/')).toBeUndefined()
  none.close()
  expect(failures).toEqual([])
  const wrong = join(ROOT, 'wrong.json')
  await writeFile(wrong, '{}')
  const followed = await followLinksFile(wrong, hearing)
  followed.close()
  expect(failures.join()).toContain('holds no findings about links')
})
