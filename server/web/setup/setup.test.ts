import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ISSUE_PRESETS } from '../../domain/entries/issue-presets.ts'
import { TABLE_PRESET } from '../../domain/entries/table-presets.ts'
import { openTestSite, type TestSite } from '../../testing/test-site.ts'
import { typedTerms } from '../forms/term-lines.ts'

let site: TestSite
beforeEach(async () => {
  site = await openTestSite({ empty: true })
})
afterEach(() => site.close())

const FORM = {
  intent: 'save',
  version: '0-0',
  title: 'The Havana talks',
  language: 'Spanish',
  license: 'CC-BY-4.0',
  process: '',
  began: '',
  scope: '',
  parties: '',
  mediators: '',
  tables: typedTerms(TABLE_PRESET),
  preset: '',
  presetShown: '',
  issues: '',
  order: 'oldest',
  masthead: '',
}

const send = (changes: Partial<typeof FORM> = {}) => site.post('/setup', { ...FORM, ...changes })

/** What the page has in the fields, to be sent as a browser would. */
async function again(changes: Partial<typeof FORM> = {}) {
  const { body } = await site.get('/setup')
  const version = /name="version" value="([^"]*)"/.exec(body)?.[1] ?? ''
  const presetShown = /name="presetShown" value="([^"]*)"/.exec(body)?.[1] ?? ''
  return send({ version, presetShown, ...changes })
}

const header = () => site.record.find('record', 'record')
const process = () => site.record.list('process')[0]
const names = (ids: readonly string[] = []) => ids.map(id => site.record.find('actor', id)?.name)

describe('a new record', () => {
  it('is set up whole in one batch', async () => {
    const { status, headers } = await send({
      began: 'February 2012',
      scope: 'What opens, settles or endangers the talks.',
      parties: 'Colombia\nFARC-EP, armed group',
      mediators: 'Norway\nCuba\nNorway',
      preset: 'intrastate',
      masthead: 'Havana',
      order: 'newest',
    })
    expect([status, headers.location]).toEqual([303, '/setup#saved'])
    expect(header()).toMatchObject({
      title: 'The Havana talks',
      description: 'The Havana talks',
      language: 'es',
      license: 'CC-BY-4.0',
      masthead: 'Havana',
      order: 'newest',
      issues: ISSUE_PRESETS.intrastate.issues,
    })
    expect(process()).toMatchObject({
      title: 'The Havana talks',
      began: '2012-02',
      scope: 'What opens, settles or endangers the talks.',
      summary: 'What opens, settles or endangers the talks.',
      coverage: { from: '2012-02' },
      tables: TABLE_PRESET,
    })
    expect(process()?.coverage.to).toBeUndefined()
    expect(names(process()?.parties)).toEqual(['Colombia', 'FARC-EP'])
    expect(names(process()?.mediators)).toEqual(['Norway', 'Cuba'])
    expect(site.journal.revisions).toHaveLength(6)
    expect(site.journal.revisions.map(({ seq, batchEnd = seq }) => batchEnd)).toEqual(Array(6).fill(6))
    expect((await site.get('/')).body).toContain('Nothing is recorded yet')
    expect((await site.get('/setup')).body).toContain('Add the first milestone')
  })

  it('is set up by its title alone, and goes on from there', async () => {
    expect((await send()).status).toBe(303)
    expect([header()?.title, site.record.count('process')]).toEqual(['The Havana talks', 0])
    expect((await site.get('/')).headers.location).toBe('/setup')
    expect((await site.get('/setup')).body).toContain('value="The Havana talks"')

    await again({ parties: 'Colombia' })
    expect(process()).toMatchObject({ title: 'The Havana talks', began: 'XXXX', scope: 'Not laid down yet.' })
    expect((await site.get('/setup')).body).not.toContain('Not laid down yet.')

    await again({ title: 'Havana', scope: 'All of it.', parties: 'Colombia' })
    expect(header()).toMatchObject({ title: 'Havana', description: 'Havana' })
    expect(process()).toMatchObject({ title: 'Havana', scope: 'All of it.', summary: 'All of it.' })
  })

  it.each([
    ['no title', { title: ' ' }, 'Title of the record: Give the record a title'],
    ['an unknown language', { language: 'Klingonish' }, '“Klingonish” is no language'],
    ['a party of no kind', { parties: 'FARC-EP' }, 'such as “FARC-EP, armed group”'],
    ['a word twice', { issues: 'Land\nWater\nland' }, 'The issues, one a line: “land” stands there twice'],
    ['a long word', { tables: `A: b\n${'x'.repeat(90)}` }, 'Negotiating tables: Line 2: Has 90 characters'],
    ['markup', { scope: 'All <b>' }, 'What belongs in it: Remove character 5'],
    ['no date', { began: 'lately' }, 'Began: '],
  ])('with %s is asked back, and nothing is lost', async (_, changes, message) => {
    const { status, body } = await send({ masthead: 'Kept', ...changes })
    expect([status, site.journal.head.seq]).toEqual([422, 0])
    expect(body.replace(/<[^>]*>/g, '').replaceAll('&#34;', '"')).toContain(message)
    expect(body).toContain('value="Kept"')
  })

  it('shows the list of a preset when asked, and keeps what was changed in it', async () => {
    const shown = await send({ intent: 'preset', preset: 'ceasefire' })
    expect([shown.status, site.journal.head.seq]).toEqual([200, 0])
    expect(shown.body).toContain('End of fighting: What stops')
    await send({ preset: 'ceasefire', presetShown: 'ceasefire', issues: 'Withdrawal: Who goes\nGrain' })
    expect(header()?.issues).toEqual([
      { id: 'withdrawal', label: 'Withdrawal', definition: 'Who goes' },
      { id: 'grain', label: 'Grain', definition: '' },
    ])
  })

  it('takes another preset as long as nobody has changed the list', async () => {
    await send({ preset: 'ceasefire' })
    await again({ preset: 'interstate', issues: typedTerms(ISSUE_PRESETS.ceasefire.issues) })
    expect(header()?.issues).toEqual(ISSUE_PRESETS.interstate.issues)
  })

  it('forgets a party that was named by mistake, and corrects what it is', async () => {
    await send({ parties: 'Colombia\nFARK, organisation' })
    await again({ parties: 'Colombia\nFARC-EP, organisation' })
    expect(site.record.list('actor').map(({ name }) => name)).toEqual(['Colombia', 'FARC-EP'])
    await again({ parties: 'Colombia\nFARC-EP, armed group' })
    expect(site.record.list('actor').map(({ kind }) => kind)).toEqual(['state', 'armed-group'])
  })

  it('is saved once where the form is sent twice, and asked about where two were at it', async () => {
    await Promise.all([send({ parties: 'Colombia' }), send({ parties: 'Colombia' })])
    const { seq } = site.journal.head
    expect((await send({ parties: 'Colombia' })).status).toBe(303)
    const other = await send({ title: 'Another', parties: 'Colombia' })
    expect([other.status, site.journal.head.seq]).toEqual([409, seq])
    expect(other.body).toContain('Saved meanwhile')
    expect(other.body).toContain('value="Another"')
  })

  it('has settings instead once it has a milestone', async () => {
    const full = await openTestSite()
    const answers = [await full.get('/setup'), await full.post('/setup', FORM)]
    expect(answers.map(({ headers }) => headers.location)).toEqual(['/settings', '/settings'])
    await full.close()
  })

  it('says to readers that it is being set up', async () => {
    const readOnly = await openTestSite({ empty: true, env: { PUBLIC_URL: 'https://record.example.org' } })
    const { status, body } = await readOnly.get('/')
    expect([status, (await readOnly.get('/setup')).status]).toEqual([200, 404])
    expect(body).toContain('This record is being set up')
    await readOnly.close()
  })
})
