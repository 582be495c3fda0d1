import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import { expect, test } from 'playwright/test'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  documentOf,
} from '../server/domain/testing/record-builder.ts'
import { ROOT } from './fixtures.ts'

const run = promisify(execFile)
/** One of each: that every page of a larger record is in its copy is tried where the copy is. */
const RECORD = documentOf(
  aHeader({ title: 'The lake talks' }),
  aProcess(),
  anActor(),
  aSource(),
  anEvent(),
  aDocument({ points: [aPoint('1')] }),
  aPosition(),
  aPointState(),
)

interface Entity {
  readonly '@id': string
  readonly hasPart?: readonly Entity[]
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** What is wrong with a bag by RFC 8493, written from its sections 2.1 to 3. */
function problemsOf(bag: ReadonlyMap<string, Buffer>): string[] {
  const problems: string[] = []
  const text = (name: string) => bag.get(name)?.toString('utf8') ?? ''
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n$/.test(text('bagit.txt'))) problems.push('bagit.txt')
  const listed = (name: string) =>
    new Map(
      text(name)
        .split('\n')
        .filter(Boolean)
        .map(line => {
          const [, digest = '', path = ''] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
          if (digest === '') problems.push(`${name}: ${line}`)
          return [decodeURIComponent(path), digest] as const
        }),
    )
  const payload = listed('manifest-sha256.txt')
  const tags = listed('tagmanifest-sha256.txt')
  for (const [path, digest] of [...payload, ...tags]) {
    const content = bag.get(path)
    if (!content || sha256(content) !== digest) problems.push(`${path} is missing or another`)
  }
  const held = [...bag].filter(([path]) => path.startsWith('data/'))
  for (const [path] of held) if (!payload.has(path)) problems.push(`${path} is in no manifest`)
  for (const [path] of bag)
    if (!path.startsWith('data/') && path !== 'tagmanifest-sha256.txt' && !tags.has(path))
      problems.push(`${path} is in no manifest`)
  const oxum = `${held.reduce((sum, [, { length }]) => sum + length, 0)}.${held.length}`
  if (!text('bag-info.txt').includes(`Payload-Oxum: ${oxum}\n`)) problems.push(`the payload is ${oxum}`)
  return problems
}

test('everything in one file: a bag that is whole, twice the same bytes, and a record that can be imported again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bag-'))
  try {
    const parley = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
      run(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], {
        env: { PATH: process.env['PATH'] ?? '', DATA_DIR: join(folder, 'live'), ...environment },
      })
    const within = (name: string) => join(folder, name)
    await writeFile(within('record.json'), JSON.stringify(RECORD))
    await parley({}, 'import', within('record.json'))
    const { stdout } = await parley({ TZ: 'Asia/Tokyo' }, 'archive', within('one.zip'))
    expect(stdout).toMatch(/^archived [\d,]+ files, at revision \d+, in /)
    await parley({ TZ: 'America/New_York' }, 'archive', within('two.zip'))
    const [one, two] = await Promise.all(['one.zip', 'two.zip'].map(name => readFile(within(name))))
    if (!one || !two) throw new Error('two files were read')
    expect(sha256(one)).toBe(sha256(two))

    const entries = Object.entries(unzipSync(one))
    const [first = ''] = entries.map(([name]) => name.split('/')[0])
    expect(first).toMatch(/^parley-record-\d+$/)
    const bag = new Map(entries.map(([name, content]) => [name.slice(first.length + 1), Buffer.from(content)]))
    expect(problemsOf(bag)).toEqual([])
    expect(problemsOf(new Map([...bag].filter(([name]) => name !== 'data/journal.jsonl')))).not.toEqual([])

    for (const name of ['site/index.html', 'site/search/index.js', 'tables/datapackage.json', 'tables/milestones.csv'])
      expect([...bag.keys()]).toContain(`data/${name}`)
    const crate = JSON.parse(`${bag.get('data/ro-crate-metadata.json')}`)
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.1/context')
    const about = new Map<string, Entity>(crate['@graph'].map((entity: Entity) => [entity['@id'], entity]))
    expect(about.get('ro-crate-metadata.json')).toMatchObject({ about: { '@id': './' } })
    const parts = about.get('./')?.hasPart ?? []
    expect(parts).toHaveLength(4)
    for (const { '@id': id } of parts) {
      expect(about.has(id)).toBe(true)
      expect([...bag.keys()].some(name => name.startsWith(`data/${id}`))).toBe(true)
    }

    expect(bag.get('data/record.json')?.toString('utf8')).toBe((await parley({}, 'export')).stdout)
    const journal = await readFile(within('live/journal.jsonl'))
    expect(bag.get('data/journal.jsonl')?.equals(journal)).toBe(true)
  } finally {
    await rm(folder, { recursive: true })
  }
})
