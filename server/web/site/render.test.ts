import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openTestSite } from '../../testing/test-site.ts'
import { createRenderer } from './render.ts'

test('a page can be made when the templates are gone from the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-views-'))
  await cp(fileURLToPath(new URL('../../../views', import.meta.url)), folder, { recursive: true })
  const render = createRenderer(folder)
  await rm(folder, { recursive: true })
  const site = await openTestSite({ wrapRender: () => render })
  const paths = [
    '/',
    '/about',
    '/events/2025-11-23-geneva-talks',
    '/documents',
    '/compare',
    '/positions',
    '/events/new',
  ]
  const answers = await Promise.all(paths.map(path => site.get(path)))
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
  await site.close()
})
