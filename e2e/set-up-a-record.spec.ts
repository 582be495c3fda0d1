import { Editor } from './editor.ts'
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { scan, setTextSize, smallTargets, tooWide } from './page-checks.ts'

test.use({ seed: 'none', ownSite: true })

/** From nothing to a record with five milestones. */
const MOST_ACTIONS = 45

// The Havana talks. Titles and addresses are those of the sources; the summaries are ours.
const MILESTONES = [
  {
    report: `https://pax.peaceagreements.org/agreements/786
General Agreement for the Termination of the Conflict (PA-X agreement 786)
undated
The delegates signed a text that sets the agenda of six items and the rules of the talks.`,
    date: '26 August 2012',
    title: 'General Agreement signed in Havana',
  },
  {
    report: `https://pax.peaceagreements.org/agreements/wgg/1547
Agreement on the Victims of Conflict (PA-X agreement 1547)
undated
The text joins a truth commission, reparation and a special jurisdiction for peace into one system.`,
    date: '15 December 2015',
    title: 'Agreement on victims, truth and justice',
  },
  {
    report: `https://peacemaker.un.org/ceasefire-colombia-2016
Agreement on the Bilateral and Definitive Ceasefire and the Laydown of Weapons
23 June 2016
Fighters are to assemble in zones and hand over their arms to the United Nations.`,
    publisher: 'UN Peacemaker',
    kind: 'Official document',
    date: '23 June 2016',
    title: 'Agreement on a definitive ceasefire and the laying down of arms',
  },
  {
    report: `https://www.un.org/press/en/2016/sgt3129.doc.htm
Activities of Secretary-General in Colombia, 26–27 September
4 October 2016
The president and the commander signed the Final Agreement before guests from many states.`,
    publisher: 'United Nations',
    kind: 'Official statement',
    date: '26 September 2016',
    title: 'Final Agreement signed in Cartagena',
  },
  {
    report: `https://pax.peaceagreements.org/agreements/wgg/1845
Final Agreement to End the Armed Conflict (PA-X agreement 1845)
undated
After the plebiscite the sides signed a changed text, which Congress endorsed.`,
    date: '24 November 2016',
    title: 'Revised agreement signed in Bogotá',
  },
]

withAndWithoutJavaScript(hasScript => {
  test('a record with five milestones takes few actions', async ({ page }) => {
    await page.goto('/')
    await expect(page).toHaveURL(/\/setup$/)
    const editor = new Editor(page)

    await editor.fill('Title of the record', 'Colombia and the FARC-EP: the Havana talks, 2012–2016')
    await editor.fill('Began', '23 February 2012')
    await editor.fill('What belongs in it', 'What opens, settles, suspends or endangers the talks.')
    await editor.fill('Parties', 'Colombia\nFARC-EP, armed group')
    await editor.fill('Mediators, hosts and guarantors', 'Norway\nCuba')
    await editor.pick('Within a state')
    await editor.press('Save')
    await expect(page.getByRole('heading', { name: 'This record can hold milestones now' })).toBeVisible()

    for (const [index, { report, publisher, kind, date, title }] of MILESTONES.entries()) {
      const isFirst = index === 0
      await editor.follow(isFirst ? 'Add the first milestone' : 'Add one like it')
      await editor.fill('The report', report)
      if (isFirst || publisher !== undefined) {
        await editor.press('Fill in the source')
        const source = page.getByRole('group', { name: 'Source 1', exact: true })
        await editor.fill('Publisher', publisher ?? 'PA-X Peace Agreements Database', source)
        await editor.choose('Kind of source', kind ?? 'Dataset', source)
      }
      await editor.fill('Date', date)
      await editor.fill('Title', title)
      if (isFirst) {
        await editor.choose('Kind', 'Agreement')
        await editor.choose('Has it happened?', 'Occurred')
        await editor.choose('Certainty', 'Confirmed')
        await editor.choose('Significance', 'Landmark')
      }
      await editor.press('Add to the record')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    }
    expect(editor.actions).toBeLessThanOrEqual(MOST_ACTIONS)

    const record = await (await page.request.get('/data/record.json')).json()
    expect(record).toMatchObject({
      version: 2,
      title: 'Colombia and the FARC-EP: the Havana talks, 2012–2016',
      language: 'en',
      actors: expect.arrayContaining([
        expect.objectContaining({ name: 'Colombia', kind: 'state', iso2: 'CO' }),
        expect.objectContaining({ name: 'FARC-EP', kind: 'armed-group' }),
      ]),
    })
    expect(record.issues).toHaveLength(21)
    expect(record.processes).toHaveLength(1)
    expect(record.events.map((event: { title: string }) => event.title)).toEqual(MILESTONES.map(({ title }) => title))
    for (const { kind, significance, occurrence, summary } of record.events)
      expect([kind, significance, occurrence, summary.length > 20]).toEqual(['agreement', 3, 'occurred', true])
    expect(record.sources.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'dataset',
      'dataset',
      'dataset',
      'official-document',
      'official-statement',
    ])
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Colombia and the FARC-EP/)
  })

  test('half of it can be saved, mended and gone on with', async ({ page }) => {
    await page.goto('/setup')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([
      /^Title of the record: Give the record a title/,
    ])
    await page.getByLabel('Title of the record').fill('Half a record')
    await page.getByLabel('Parties').fill('Colombia\nFARC-EP')
    await page.getByRole('button', { name: 'Save' }).click()
    const [link] = await page.getByRole('alert').getByRole('link').all()
    await link?.press('Enter')
    await expect(page.getByLabel('Parties')).toBeFocused()
    await page.getByLabel('Parties').fill('')
    await page.getByRole('button', { name: 'Save' }).click()

    await expect(page.getByRole('status').getByText('What there is of it is saved.')).toBeVisible()
    await page.goto('/')
    await expect(page).toHaveURL(/\/setup$/)
    await expect(page.getByLabel('Title of the record')).toHaveValue('Half a record')
    await page.getByRole('radio', { name: 'Ceasefire alone' }).check()
    await page.getByRole('button', { name: 'Show its list below' }).click()
    const list = page.getByLabel('The issues, one a line')
    await expect(list).toBeVisible()
    await expect(list).toHaveValue(/^End of fighting: What stops/)
    await expect(page.getByLabel('Title of the record')).toHaveValue('Half a record')
    await list.fill('Grain: Ships, ports, inspections')
    await page.getByLabel('Parties').fill('Colombia\nFARC-EP, armed group')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('link', { name: 'Add the first milestone' })).toBeVisible()
    await expect(list).toHaveValue('Grain: Ships, ports, inspections')
    await page.goto('/')
    await expect(page.getByText('This record holds no milestone.')).toBeVisible()
  })

  if (hasScript)
    test('the page passes axe, is as wide as the window and can be pressed', async ({ page }) => {
      for (const [width, height, size] of [
        [1280, 900, '16px'],
        [390, 844, '16px'],
        [320, 700, '16px'],
        [1280, 900, '32px'],
      ] as const) {
        await page.setViewportSize({ width, height })
        await page.goto('/setup')
        await setTextSize(page, size)
        expect(await tooWide(page)).toEqual([])
        expect([await scan(page), await smallTargets(page)]).toEqual([[], []])
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await scan(page)).toEqual([])
    })
})

test.describe('of a site that is only read', () => {
  test.use({ environment: { PUBLIC_URL: 'http://record.example.org' } })

  test('readers are told that it is being set up', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This record is being set up')
    expect(await scan(page)).toEqual([])
  })
})
