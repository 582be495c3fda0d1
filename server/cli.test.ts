import { execFile, execFileSync, spawn } from 'node:child_process'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UNTITLED_RECORD } from './domain/exchange/record-document.ts'
import { aHeader, anActor, anEvent, aProcess, aSource, documentOf, draftOf } from './domain/testing/record-builder.ts'
import { openFileJournal } from './journal/file/file-journal.ts'

// What is built, as people run it: to compile the sources anew for each command takes most of its time.
execFileSync(process.execPath, ['build.mjs', '--if-stale'])
const CLI = [resolve('dist/cli.js')]
const SHIPPED_FILE = resolve('data/russia-ukraine-2025.json')
const SHIPPED = await readFile(SHIPPED_FILE, 'utf8')

const ROOT = await mkdtemp(join(tmpdir(), 'parley-cli-'))
afterAll(() => rm(ROOT, { recursive: true }))

interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder of its own for each test, and the command line that keeps its journal there. */
async function newDesk() {
  const folder = await mkdtemp(join(ROOT, 'desk-'))
  const within = (name: string) => join(folder, name)
  const env = { ...process.env, DATA_DIR: within('live'), PORT: '' }
  return {
    folder,
    within,
    env,
    parley: (...args: string[]) =>
      new Promise<Outcome>(done => {
        execFile(process.execPath, [...CLI, ...args], { env, maxBuffer: 1e8 }, (error, stdout, stderr) =>
          done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
        )
      }),
    async fileOf(content: unknown, name = 'record.json'): Promise<string> {
      await writeFile(within(name), typeof content === 'string' ? content : JSON.stringify(content))
      return within(name)
    },
    openJournal: async () =>
      await openFileJournal({ file: within('live/journal.jsonl'), now: () => new Date(), tell: () => {} }),
  }
}

const small = documentOf(
  aHeader({ title: UNTITLED_RECORD.title, description: 'A small record.' }),
  aProcess(),
  anActor(),
  aSource(),
  anEvent(),
)
const spoiled = { ...small, sources: [{ ...aSource().entry, reliability: 'Z' }] }

describe.concurrent('parley import', () => {
  it('takes the shipped record once, and export gives the same bytes again', async () => {
    const { within, parley } = await newDesk()
    expect(await parley('import', SHIPPED_FILE)).toEqual({
      status: 0,
      stdout: 'added 1,127, changed 0, unchanged 0, rejected 0\n',
      stderr: '',
    })
    const journal = await readFile(within('live/journal.jsonl'), 'utf8')
    expect((await parley('import', SHIPPED_FILE)).stdout).toBe('added 0, changed 0, unchanged 1,127, rejected 0\n')
    expect((await readFile(within('live/journal.jsonl'), 'utf8')) === journal).toBe(true)

    expect((await parley('export')).stdout === SHIPPED).toBe(true)
    expect((await parley('export', '--format', 'journal')).stdout === journal).toBe(true)
    expect((await parley('export', within('copy.json'))).stdout).toContain('exported the record, at revision 1,127')
    expect((await readFile(within('copy.json'), 'utf8')) === SHIPPED).toBe(true)
    expect(await parley('verify')).toMatchObject({ status: 0, stderr: '' })
  })

  it('says in a dry run what it would do, and writes nothing', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const before = await readFile(within('live/journal.jsonl'), 'utf8')
    const changed = { ...small, title: 'Another', actors: [...small.actors, anActor({ id: 'new' }).entry] }
    const { status, stdout } = await parley('import', '--dry-run', await fileOf(changed))
    expect(status).toBe(0)
    expect(stdout.split('\n')).toEqual([
      'added actors[1] new',
      'changed header record: title',
      'added 1, changed 1, unchanged 4, rejected 0',
      'Nothing was written: this was a dry run.',
      '',
    ])
    expect(await readFile(within('live/journal.jsonl'), 'utf8')).toBe(before)
  })

  it('makes no folder and no journal in a dry run', async () => {
    const { folder, parley, fileOf } = await newDesk()
    await parley('import', '--dry-run', await fileOf(small))
    expect(await readdir(folder)).toEqual(['record.json'])
  })

  it('writes nothing when anything is rejected, and says what and why', async () => {
    const { folder, parley, fileOf } = await newDesk()
    const { status, stdout, stderr } = await parley('import', await fileOf(spoiled))
    expect(status).toBe(1)
    expect(stdout).toBe('added 3, changed 0, unchanged 0, rejected 2\n')
    expect(stderr.split('\n')).toEqual([
      'rejected sources[0] source: reliability: Choose one of: A, B, C, D, E, F.',
      '  1 milestone refers to it and is left out with it.',
      'Nothing was written. Mend what is rejected, or leave it out with --partial.',
      '',
    ])
    expect(await readdir(folder)).toEqual(['record.json'])
  })

  it('writes the rest with --partial', async () => {
    const { parley, fileOf } = await newDesk()
    expect(await parley('import', '--partial', await fileOf(spoiled))).toMatchObject({ status: 0 })
    expect(JSON.parse((await parley('export')).stdout)).toEqual({ ...small, sources: [], events: [] })
  })

  it('names each cause once, with how many it concerns', async () => {
    const { parley, fileOf } = await newDesk()
    const row = (id: string) => anEvent({ id, citations: [] }).entry
    const rows = { ...small, events: [anEvent().entry, ...['a', 'b', 'c', 'd'].map(row)] }
    const { status, stderr } = await parley('import', '--dry-run', await fileOf(rows))
    expect(status).toBe(1)
    expect(stderr.split('\n')).toEqual([
      'rejected 4 milestones: citations: Cite at least one source.',
      '  events[1] a, events[2] b, events[3] c and 1 more',
      '',
    ])
    expect(await parley('import', '--default-source', 'source', await fileOf(rows))).toMatchObject({
      status: 0,
      stdout: 'added 9, changed 0, unchanged 0, rejected 0\n',
    })
  })

  it('takes keys and words of a data set, says in a dry run which, and finds them again', async () => {
    const { parley, fileOf } = await newDesk()
    const twin = aSource({ id: 'twin', title: 'The same' }).entry
    const row = {
      ...anEvent().entry,
      id: 'LK_0012',
      table: 'Inter-village',
      citations: [{ source: 'twin', credibility: 6 }],
    }
    const file = await fileOf({ ...small, sources: [...small.sources, twin], events: [row] })
    const refused = await parley('import', '--dry-run', file)
    expect(refused.stderr).toContain(
      'The source twin has the address of source: --merge-sources takes it for that one.',
    )
    const { status, stdout } = await parley('import', '--dry-run', '--merge-sources', file)
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(4)).toEqual([
      'added events[0] lk-0012',
      'merged sources[1] twin into source',
      'Terms added: 1',
      '  tables: inter-village “Inter-village”, of “A negotiation”',
      'added 5, changed 0, unchanged 0, rejected 0',
      'Nothing was written: this was a dry run.',
      '',
    ])
    expect(await parley('import', '--merge-sources', file)).toMatchObject({ status: 0 })
    expect((await parley('import', '--merge-sources', file)).stdout).toBe(
      'added 0, changed 0, unchanged 5, rejected 0\n',
    )
  })

  it('records who and why', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', '--by', 'Ada', '--reason', 'First take', await fileOf(small))
    const [line = ''] = (await readFile(within('live/journal.jsonl'), 'utf8')).split('\n')
    expect(JSON.parse(line)).toMatchObject({ by: 'Ada', reason: 'First take', action: 'create' })
  })

  it('reads the standard input', async () => {
    const { env } = await newDesk()
    const child = spawn(process.execPath, [...CLI, 'import', '-'], { env, stdio: ['pipe', 'ignore', 'inherit'] })
    child.stdin.end(JSON.stringify(small))
    expect(await new Promise(done => child.on('close', done))).toBe(0)
  })

  it('waits for nobody: a journal in use is refused, with who holds it and what to do', async () => {
    const { parley, fileOf, openJournal } = await newDesk()
    const journal = await openJournal()
    const { status, stderr } = await parley('import', await fileOf(small))
    await journal.close()
    expect(status).toBe(1)
    expect(stderr).toContain(`in use by process ${process.pid}`)
    expect(stderr).toContain('Stop the server')
  })

  describe.concurrent('bears hostile files', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`
    const withSource = (source: unknown) => JSON.stringify({ ...small, sources: [source], events: [] })
    const source = aSource().entry

    it.each<[string, string | Buffer, RegExp]>([
      ['empty', '', /The file is empty\./],
      ['not JSON', 'PK\u0003\u0004', /is a zip archive/],
      [
        'a comma too many',
        '{\n  "format": "parley-record",\n}',
        /line 3, column 1: Remove the comma before this “}”\./,
      ],
      ['another format', '{"type": "FeatureCollection"}', /format: This is a map \(GeoJSON\)/],
      ['deep', deep, /This is a list/],
      ['deep and cut off', deep.slice(0, 700_000), /cut off/],
      ['deep within an entry', withSource({ ...source, note: 0 }).replace('"note":0', `"note":${deep}`), /levels deep/],
      [
        '__proto__',
        withSource({ ...source, x: 0 }).replace('"x":0', '"__proto__":{"a":1}'),
        /unknown field “__proto__”/,
      ],
      [
        'an id twice',
        JSON.stringify({ ...small, actors: [...small.actors, ...small.actors] }),
        /actors\[1\] actor: id: The id “actor” is used by actors\[0\]/,
      ],
      ['a list for text', withSource({ ...source, title: ['A report'] }), /sources\[0\] source: title: Must be text\./],
      [
        'a megabyte in a field',
        withSource({ ...source, title: 'x'.repeat(1e6) }),
        /Has 1,000,000 characters; at most 160/,
      ],
      [
        'a megabyte as a name of a field',
        withSource({ ...source, ['x'.repeat(1e6)]: 1 }),
        /Has the unknown field “x{300,400}…\n/,
      ],
      ['half a character', withSource({ ...source, title: 'x\ud800' }), /lone surrogate/],
      ['orders to the terminal', withSource({ ...source, '\u001b[2J': 1 }), /unknown field “\\u001b\[2J”/],
      ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22]), /is not UTF-8 text/],
      ['UTF-16', Buffer.from(`\ufeff${JSON.stringify(small)}`, 'utf16le'), /is text in UTF-16/],
    ])('%s', async (_, content, message) => {
      const { folder, within, parley } = await newDesk()
      await writeFile(within('hostile.json'), content)
      const { status, stderr } = await parley('import', within('hostile.json'))
      expect(stderr).toMatch(message)
      expect(stderr.length).toBeLessThan(2000)
      expect(stderr).not.toMatch(/^\s+at /m)
      expect(status).toBe(1)
      expect(await readdir(folder)).toEqual(['hostile.json'])
    })

    it('a byte order mark does no harm', async () => {
      const { fileOf, parley } = await newDesk()
      expect(await parley('import', await fileOf(`\ufeff${JSON.stringify(small)}`))).toMatchObject({ status: 0 })
    })

    it('a missing file and a directory', async () => {
      const { folder, within, parley } = await newDesk()
      expect(await parley('import', within('nothing.json'))).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('no such file'),
      })
      expect(await parley('import', folder)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('is a directory'),
      })
    })
  })
})

describe.concurrent('parley export', () => {
  it('ends quietly when its reader has seen enough', async () => {
    const { env, parley } = await newDesk()
    await parley('import', SHIPPED_FILE)
    const child = spawn(process.execPath, [...CLI, 'export'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let complaints = ''
    child.stderr.on('data', text => {
      complaints += text
    })
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await new Promise(done => child.on('close', done))).toBe(0)
    expect(complaints).toBe('')
  })

  it('replaces a file as a whole, also behind a link, and leaves nothing beside it', async () => {
    const { folder, within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    await fileOf('old', 'target.json')
    await symlink('target.json', within('link.json'))
    expect(await parley('export', within('link.json'))).toMatchObject({ status: 0 })
    expect(JSON.parse(await readFile(within('target.json'), 'utf8'))).toEqual(small)
    expect((await readdir(folder)).sort()).toEqual(['link.json', 'live', 'record.json', 'target.json'])
  })

  it('works while the server holds the journal', async () => {
    const { parley, fileOf, openJournal } = await newDesk()
    await parley('import', await fileOf(small))
    const journal = await openJournal()
    expect(JSON.parse((await parley('export')).stdout)).toEqual(small)
    await journal.close()
  })

  it('says when there is no journal, or no place for the file, and never overwrites the journal', async () => {
    const { folder, within, parley, fileOf } = await newDesk()
    expect(await parley('export')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no journal') })
    await parley('import', await fileOf(small))
    expect(await parley('export', within('no/such/place.json'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("can't be written: there is no such file or directory"),
    })
    expect(await parley('export', folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is a directory'),
    })
    expect(await parley('export', within('live/journal.jsonl'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is the journal itself'),
    })
    expect(await parley('export', '--format', 'csv')).toMatchObject({ status: 2 })
  })
})

describe.concurrent('parley translations', () => {
  const language = ['--language', 'uk']
  const withText = { ...small, events: [{ ...anEvent().entry, title: 'Two sides meet, and "talk"' }] }
  const rowsOf = async (file: string) => (await readFile(file, 'utf8')).split('\r\n')

  it('go out as a table and come back, each entry with a revision of its own', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(withText))
    const table = within('uk.csv')
    expect((await parley('translations', 'export', table, ...language)).stdout).toMatch(/^exported \d+ texts to /)
    const rows = await rowsOf(table)
    expect(rows[0]).toBe('\ufeffid,field,source,translation,made,reviewed,stale')
    const filled = rows.map(row =>
      row
        .replace(/^(event,title,.*,),,,$/, '$1"Зустріч, «розмова»",,,')
        .replace(/^(actor,name,.*,),,,$/, '$1Учасник,,,'),
    )
    await writeFile(table, filled.join('\r\n'))
    const brought = await parley('translations', 'import', table, ...language, '--made', 'human', '--by', 'Ada')
    expect(brought).toMatchObject({ status: 0, stderr: '' })
    expect(brought.stdout).toContain('changed 2,')

    const journal = (await readFile(within('live/journal.jsonl'), 'utf8')).trim().split('\n')
    const written = journal.slice(-2).map(line => JSON.parse(line))
    expect(written.map(({ by, action, id, reason }) => [by, action, id, reason])).toEqual([
      ['Ada', 'change', 'actor', 'Translated: uk'],
      ['Ada', 'change', 'event', 'Translated: uk'],
    ])
    expect(written[1].record.translations.uk).toMatchObject({ made: 'human', fields: { title: 'Зустріч, «розмова»' } })

    await parley('translations', 'export', table, ...language)
    expect((await rowsOf(table)).filter(row => row.endsWith(',human,no,no'))).toHaveLength(2)
    expect((await parley('translations', 'import', table, ...language, '--made', 'machine')).stdout).toContain(
      'changed 0,',
    )
    expect(await parley('verify')).toMatchObject({ status: 0 })
  })

  it('tells lines whose original has changed, and brings the others', async () => {
    const { parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const table = await fileOf(
      'id,field,source,translation\nevent,title,Another title,Зустріч\nactor,name,An actor,Учасник\n',
      'uk.csv',
    )
    const { status, stdout, stderr } = await parley('translations', 'import', table, ...language, '--made', 'machine')
    expect([status, stdout]).toEqual([0, expect.stringContaining('changed 1,')])
    expect(stderr).toMatch(/uk\.csv: line 2: .*“title” of “event”.*\nLeft out: 1\./)
  })

  it.each<[string, string[], RegExp, number]>([
    [
      'id,field,source,translation\nactor,name,An actor,Я\nnobody,name,A,Б\n',
      [],
      /line 3: .*“nobody”.*\nNothing was written/s,
      1,
    ],
    ['id,field,translation\nactor,name,Я\n', [], /line 1: There is no column “source”/, 1],
    ['id,field,source,translation\nactor,name,An actor,"Я\n', [], /line 2/, 1],
    ['id,field,source,translation\nactor,name,An actor,<b>Я</b>\u0007\n', [], /translations\.uk\.fields\.name/, 1],
    ['', ['--made', 'nobody'], /--made: choose one of human, machine/, 2],
    ['', ['--language', 'en'], /written in “en”/, 2],
    ['', ['--language', 'English'], /--language: Enter a language code/, 2],
  ])('%j with %j is refused, and nothing written', async (text, options, message, expected) => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const before = await readFile(within('live/journal.jsonl'), 'utf8')
    const table = await fileOf(text || 'id,field,source,translation\nactor,name,An actor,Я\n', 'uk.csv')
    const { status, stderr } = await parley(
      ...['translations', 'import', table, ...language, '--made', 'machine', ...options],
    )
    expect(stderr).toMatch(message)
    expect(status).toBe(expected)
    expect(await readFile(within('live/journal.jsonl'), 'utf8')).toBe(before)
  })
})

describe.concurrent('parley print', () => {
  it('says what it can’t read, find or overwrite, and leaves no file', async () => {
    const { env, within, parley, fileOf, folder } = await newDesk()
    await parley('import', await fileOf(small))
    Object.assign(env, { CHROMIUM_PATH: '/no/such/browser' })
    const out = within('out.pdf')
    const cases: readonly (readonly [args: string[], status: number, stderr: RegExp])[] = [
      [[out, '--filter', 'colour=red'], 2, /--filter colour=red: there is no filter “colour”. Choose from: .*actor/],
      [[out, '--filter', 'page=2'], 2, /there is no filter “page”/],
      [[out, '--filter', 'actor'], 2, /--filter actor: write KEY=VALUE/],
      [[out, '--filter', 'kind=party', '--filter', 'from=x'], 2, /--filter kind=party: There is.*\n--filter from=x: /],
      [[out, '--on', 'soon'], 2, /--on: .*can’t be read/],
      [[out, '--paper', 'a3'], 2, /--paper: choose one of a4, letter/],
      [[out, '--on', '2020-01-01'], 1, /No milestone matches/],
      [[out], 1, /CHROMIUM_PATH is \/no\/such\/browser, and there is no such file/],
      [[within('live/journal.jsonl')], 1, /is the journal itself/],
    ]
    for (const [args, status, stderr] of cases)
      expect(await parley('print', ...args)).toEqual({ status, stdout: '', stderr: expect.stringMatching(stderr) })
    expect(await readdir(folder)).toEqual(['live', 'record.json'])
  })
})

describe('a journal as the release before wrote it', () => {
  it('opens, is whole, and goes out as version 2, which comes in again as itself', async () => {
    const old = await newDesk()
    await mkdir(old.within('live'))
    const journal = await readFile('server/testing/journals/version-1.jsonl', 'utf8')
    await writeFile(old.within('live/journal.jsonl'), journal)
    expect(journal).toMatch(/"role":.*"place":/s)

    expect(await old.parley('verify')).toMatchObject({ status: 0, stdout: expect.stringMatching(/17 revisions/) })
    const exported = (await old.parley('export')).stdout
    expect(JSON.parse(exported)).toMatchObject({ version: 2, language: 'en', processes: [{ tables: { length: 8 } }] })
    expect(exported).toMatch(/"offices": \[\s+\{\s+"title": /)
    const anew = await newDesk()
    expect(await anew.parley('import', await anew.fileOf(exported))).toMatchObject({ status: 0, stderr: '' })
    expect((await anew.parley('export')).stdout === exported).toBe(true)
    expect(await readFile(old.within('live/journal.jsonl'), 'utf8')).toBe(journal)
  })
})

describe.concurrent('parley verify', () => {
  it('names file, line and reason of a damage, as do the other commands', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const file = within('live/journal.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('An actor', 'An agent'))
    const sentence = `The journal ${file} is damaged in line 3: the content does not match its hash: something in the line was changed.\n`
    for (const command of [['verify'], ['export'], ['import', SHIPPED_FILE]])
      expect(await parley(...command)).toEqual({ status: 1, stdout: '', stderr: sentence })
  })

  it('mentions an end that was never finished', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    await appendFile(within('live/journal.jsonl'), '{"action":')
    expect(await parley('verify')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('the last line (revision 6) is incomplete'),
    })
    expect(await parley('import', '--by', 'Ada', await fileOf({ ...small, title: 'New' }))).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('was set aside in'),
    })
    expect(await parley('verify')).toMatchObject({ status: 0, stderr: '' })
  })

  it('says what is missing at the end, as do the other commands, until somebody wants to begin anew', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    await parley('import', await fileOf({ ...small, title: 'Another' }))
    const file = within('live/journal.jsonl')
    const lines = (await readFile(file, 'utf8')).split('\n')
    const { seq, hash } = JSON.parse(lines.at(-2) ?? '') as { seq: number; hash: string }
    await writeFile(file, `${lines.slice(0, -2).join('\n')}\n`)
    const missing = `The end of the journal ${file} is missing. The record was at revision ${seq}, hash ${hash}, and now ends at revision ${seq - 1}.`

    const verified = await parley('verify')
    expect(verified).toMatchObject({ status: 1, stderr: `${missing}\n` })
    expect(verified.stdout).not.toContain('is whole')
    expect(await parley('export')).toMatchObject({ status: 0, stderr: `${missing}\n` })
    const more = await fileOf({ ...small, title: 'A third' })
    expect(await parley('import', more)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining(missing),
    })
    expect(await parley('import', '--begin-anew', more)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(missing),
    })
    expect(await parley('verify')).toMatchObject({ status: 0, stderr: '' })

    await rm(file)
    for (const command of ['verify', 'export'])
      expect(await parley(command)).toMatchObject({
        status: 1,
        stderr: expect.stringContaining(`The journal ${file} is missing. The record was at revision ${seq}, hash `),
      })
    expect(await parley('import', more)).toMatchObject({ status: 1, stdout: '' })
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })

  it('holds the journal against a head that was noted elsewhere', async () => {
    const { within, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const lines = (await readFile(within('live/journal.jsonl'), 'utf8')).split('\n').slice(0, -1)
    const hashOf = (seq: number) => (JSON.parse(lines[seq - 1] ?? '') as { hash: string }).hash
    const cases: readonly [string, number, RegExp][] = [
      [`${lines.length}:${hashOf(lines.length)}`, 0, /It holds revision 5 with the hash that was noted/],
      [`2:${hashOf(2).slice(0, 12).toUpperCase()}`, 0, /It holds revision 2 with the hash that was noted/],
      [`6:${hashOf(5)}`, 1, /^Revision 6, which was noted, is missing: the journal ends at revision 5\.$/m],
      [`2:${hashOf(3)}`, 1, /^Revision 2 is not the one that was noted: its hash is [0-9a-f]{64}\./m],
      ['2', 2, /^--head: write the number of a revision, a colon and its hash/],
      [`0:${hashOf(1)}`, 2, /^--head: /],
    ]
    for (const [head, status, said] of cases) {
      const outcome = await parley('verify', '--head', head)
      expect(outcome.stdout + outcome.stderr, head).toMatch(said)
      expect(outcome.status, head).toBe(status)
    }
  })

  it('finds entries that do not fit their schema, and references that lead nowhere', async () => {
    const { parley, openJournal } = await newDesk()
    const journal = await openJournal()
    await journal.append([draftOf(anActor({ name: '' })), draftOf(anEvent({ process: 'nowhere', issues: [] }))])
    await journal.close()
    const { status, stdout, stderr } = await parley('verify')
    expect(status).toBe(1)
    expect(stdout).toContain('Of 2 current entries, 2 are not in order.')
    expect(stderr.split('\n')).toEqual([
      'wrong actor actor: name: Must not be empty.',
      expect.stringContaining('wrong event event: process: Refers to the negotiation “nowhere”'),
      expect.stringContaining('wrong event event: citations.0.source'),
      '',
    ])
  })
})

describe.concurrent('parley', () => {
  it.each([
    [[], 0, /Usage: parley COMMAND/, /^$/],
    [['help'], 0, /import\s+Take/, /^$/],
    [['--help'], 0, /import\s+Take/, /^$/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['import', '--help'], 0, /Usage: parley import FILE.*--partial/s, /^$/],
    [['help', 'export'], 0, /Usage: parley export/, /^$/],
    [['help', 'print'], 0, /Usage: parley print FILE.*--filter kind=talks/s, /^$/],
    [['schema'], 0, /"\$id": "urn:parley-record:1"/, /^$/],
    [['fly'], 2, /^$/, /There is no command “fly”/],
    [['import'], 2, /^$/, /Say which file/],
    [['print'], 2, /^$/, /Say which file/],
    [['verify', 'x'], 2, /^$/, /one argument too many/],
    [['import', 'x', '--force'], 2, /^$/, /--force/],
    [['import', 'x', '--by', ''], 2, /^$/, /--by: Must not be empty/],
  ])('%j', async (args, status, stdout, stderr) => {
    const { parley } = await newDesk()
    expect(await parley(...args)).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    })
  })
})

describe.concurrent('parley import of a sheet', () => {
  const sheet =
    'Date;Title;Participants;Link\n03/04/2025;Talks;An actor;https://example.org/a\nsoon;Bad;;https://example.org/b\n'

  it('tells what its columns hold and asks what is open, then tries, then writes, and changes nothing the second time', async () => {
    const { parley, fileOf, within } = await newDesk()
    await parley('import', await fileOf(small))
    const file = await fileOf(sheet, 'rounds.csv')
    const asked = await parley('import', file)
    expect(asked.status).toBe(1)
    expect(asked.stdout).toContain('column A “Date”: when\ncolumn B “Title”: title\n')
    expect(asked.stderr).toContain('Use --date-order day-first or --date-order month-first.')

    const order = ['--date-order', 'day-first']
    const tried = await parley('import', file, ...order, '--rejected', within('bad.csv'))
    expect(tried).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('rejected line 3: column A “Date”: “soon”'),
    })
    expect(tried.stdout).toMatch(
      /added 2, changed 0, unchanged 0, rejected 1\nNothing was written: .* --apply writes it\.\n$/,
    )
    expect(await readFile(within('bad.csv'), 'utf8')).toContain('soon,Bad,,https://example.org/b,"line 3: column A')

    const written = await parley('import', file, ...order, '--partial', '--apply')
    expect(written).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('added 2, changed 0, unchanged 0, rejected 1\n'),
    })
    const again = await parley('import', file, ...order, '--partial', '--apply')
    expect(again.stdout).toContain('added 0, changed 0, unchanged 1, rejected 1\n')
  })

  it('is read as is said, and says what can’t be said', async () => {
    const { parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const file = await fileOf('when?|what\n2025|Talks\n', 'rounds.txt')
    const said = ['--map', 'A=when', '--map', 'what=title', '--default-source', 'source', '--kind', 'call']
    expect((await parley('import', file, ...said)).stdout).toContain('added 1, changed 0, unchanged 0, rejected 0')
    expect(await parley('import', file, '--map', 'where=places')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The columns are: when?, what.'),
    })
    expect(await parley('import', file, ...said, '--negotiation', 'none')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('It has: process.'),
    })
  })
})

describe.concurrent('parley site', () => {
  it('leaves a folder alone that holds something else', async () => {
    const { folder, parley, fileOf } = await newDesk()
    await parley('import', await fileOf(small))
    const before = await readdir(folder)
    const refused = await parley('site', folder)
    expect(refused).toMatchObject({ status: 1, stdout: '' })
    expect(refused.stderr).toContain('is not empty and holds no copy that Parley has made')
    expect(await readdir(folder)).toEqual(before)
  })
})

describe.concurrent('parley links', () => {
  it('asks nothing where nothing has an address, and says when it is called in a wrong way', async () => {
    const { within, parley, fileOf } = await newDesk()
    const { url: _, ...printed } = { ...aSource().entry, locator: 'Archive, box 1', access: 'print' as const }
    await parley('import', await fileOf({ ...small, sources: [printed] }))
    expect(await parley('links')).toEqual({ status: 0, stdout: 'checked 0 addresses\n', stderr: '' })
    expect((await stat(within('live/links.json'))).mode & 0o777).toBe(0o600)
    expect((await parley('links', '--archive', 'the archive')).status).toBe(2)
    expect((await parley('links', '--proposals', within('found.json'))).status).toBe(2)
    await writeFile(within('live/links.json'), 'mine')
    expect((await parley('links')).stderr).toContain('holds no findings about links')
  })
})
