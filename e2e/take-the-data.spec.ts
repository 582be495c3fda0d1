import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, ROOT, SHIPPED, SHIPPED_FILE, test } from './fixtures.ts'

const run = promisify(execFile)

test('exports exactly what the filters show, as a file', async ({ page }) => {
  await page.goto('/?kind=talks&significance=3')
  const titles = await page
    .getByRole('region', { name: 'Timeline' })
    .getByRole('heading', { level: 4 })
    .allTextContents()
  expect(titles.length).toBeGreaterThan(5)
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export JSON' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^parley-timeline-\d+\.json$/)
  const exported = JSON.parse(await readFile(await download.path(), 'utf8'))
  expect(exported.events.map((event: { title: string }) => event.title)).toEqual(
    titles.map(title => title.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')),
  )
  expect(exported.events).toEqual(
    exported.events.map(({ id }: { id: string }) => SHIPPED.events.find(event => event.id === id)),
  )
  expect(exported).toMatchObject({
    filters: { kind: 'talks', significance: '3' },
    count: titles.length,
    license: SHIPPED.license,
  })
  for (const key of ['format', 'version', 'citation']) expect(exported).toHaveProperty(key)
})

test('takes the whole record away and brings it back without losing a byte', async ({ site, page }) => {
  const shipped = await readFile(SHIPPED_FILE)
  await page.goto('/data')
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'The whole record' }).click()
  const file = await (await waiting).path()
  expect((await readFile(file)).equals(shipped)).toBe(true)

  const env = { ...process.env, DATA_DIR: join(site.dataDir, 'elsewhere'), PORT: '' }
  const parley = (...args: string[]) =>
    run(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { env, maxBuffer: 1e8 })
  await parley('import', file)
  expect((await parley('export')).stdout).toBe(shipped.toString())
  const { stdout } = await parley('import', file)
  expect(stdout).toMatch(/unchanged/i)
})

test('gives every view as data, with an address for its tag, its schema and its history', async ({ site, page }) => {
  const read = async (path: string) => {
    const response = await fetch(site.origin + path)
    expect(response.status, path).toBe(200)
    expect(response.headers.get('access-control-allow-origin'), path).toBe('*')
    return response
  }
  const id = '2025-11-23-geneva-talks'
  expect(await (await read(`/events/${id}.json`)).json()).toMatchObject({ event: { id } })
  expect(await (await read('/actors/marco-rubio.json')).json()).toMatchObject({ actor: { name: 'Marco Rubio' } })
  const source = SHIPPED.sources[0]?.id ?? ''
  expect(await (await read(`/sources/${source}.json`)).json()).toMatchObject({ source: { id: source } })
  expect(await (await read('/data/record.schema.json')).json()).toHaveProperty('$schema')
  const journal = await (await read('/data/journal.jsonl')).text()
  await writeFile(join(site.dataDir, 'copy.jsonl'), journal)
  expect(journal).toBe(await readFile(join(site.dataDir, 'journal.jsonl'), 'utf8'))

  await page.goto(`/events/${id}`)
  const ld = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(ld).toMatchObject({ '@context': 'https://schema.org', '@type': 'Event' })
})

test('answers 304 to whoever has the page already', async ({ site }) => {
  for (const path of [
    '/',
    '/?kind=talks',
    '/events/2025-11-23-geneva-talks',
    '/about',
    '/timeline.json',
    '/data/record.json',
    '/data/journal.jsonl',
  ]) {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'Accept-Encoding': encoding }
      const first = await fetch(site.origin + path, { headers })
      await first.arrayBuffer()
      const etag = first.headers.get('etag') ?? ''
      expect(etag, path).not.toBe('')
      const second = await fetch(site.origin + path, { headers: { ...headers, 'If-None-Match': etag } })
      expect([second.status, await second.text()], `${path} ${encoding}`).toEqual([304, ''])
    }
  }
})

test('refuses what it cannot read as problem details', async ({ site }) => {
  for (const [path, status] of [
    ['/timeline.json?kind=war', 400],
    ['/timeline.json?from=whenever', 400],
    ['/timeline.json?no-such-filter=1', 400],
    ['/events/nothing.json', 404],
    ['/actors/nothing.json', 404],
  ] as const) {
    const response = await fetch(site.origin + path)
    expect(response.status, path).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  }
})

test('TimelineJS draws what is taken along for it', async ({ site, page }) => {
  const taken = await (await fetch(`${site.origin}/timeline.timelinejs.json?significance=3`)).json()
  const shown = await (await fetch(`${site.origin}/timeline.json?significance=3`)).json()
  const packaged = (file: string) => join(ROOT, 'node_modules/@knight-lab/timelinejs/dist', file)
  await page.route('**/*', route => route.abort())
  await page.setContent('<!doctype html><div id="drawing" style="width: 1200px; height: 700px"></div>')
  await page.addStyleTag({ path: packaged('css/timeline.css') })
  await page.addScriptTag({ path: packaged('js/timeline.js') })
  await page.evaluate(data => {
    const { Timeline } = (window as unknown as { TL: { Timeline: new (...given: unknown[]) => unknown } }).TL
    new Timeline('drawing', data, { script_path: '/', font: null })
  }, taken)
  await expect(page.locator('.tl-timemarker')).toHaveCount(shown.count)
  // The title has a slide of its own.
  await expect(page.locator('.tl-slide')).toHaveCount(shown.count + 1)
})

test('follows a timeline in a calendar, and takes it along as data', async ({ page, site }) => {
  await page.goto('/?kind=talks')
  await page.getByRole('link', { name: 'Follow', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take this timeline along')
  await expect(page.getByText('29 milestones: Kind: Talks')).toBeVisible()
  const address = await page.locator('#follow code').textContent()
  const calendar = await (await fetch(new URL(address ?? '', site.origin))).text()
  expect(calendar.match(/^BEGIN:VEVENT/gm)?.length).toBeGreaterThanOrEqual(29)
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Table (CSV)' }).click()
  expect((await waiting).suggestedFilename()).toMatch(/^parley-timeline-\d+\.csv$/)
})
