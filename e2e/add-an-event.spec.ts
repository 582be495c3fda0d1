import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { addGroup, fillMilestone, MILESTONE, milestoneFields, openSection, preview, save } from './milestone-form.ts'

test.use({ ownSite: true })

withAndWithoutJavaScript(hasScript => {
  test('adds a milestone with date, kind, title, summary and one new source', async ({ page }) => {
    await page.goto('/')
    await page.getByText('Add to the record').click()
    await page.getByRole('link', { name: 'Add a milestone' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a milestone')
    await fillMilestone(page)
    if (hasScript) {
      await page.getByLabel('Date', { exact: true }).fill('late November 2025')
      await expect(page.getByText('Understood as late November 2025')).toBeVisible()
      await page.getByLabel('Date', { exact: true }).fill('6.7.26.')
      await expect(page.getByText('Understood as late November 2025')).toBeHidden()
      await page.getByLabel('Date', { exact: true }).fill('Jul 6, 2026')
      await expect(page.getByText('Understood as 6 July 2026')).toBeVisible()
    }
    await preview(page)
    const shown = page.getByRole('region', { name: 'Preview' })
    await expect(shown).toContainText('The date was understood as 6 July 2026')
    await expect(shown.getByRole('heading', { name: MILESTONE.title })).toBeVisible()
    await expect(page.getByText('Understood as 7 July 2026')).toBeVisible()
    await expect(page.getByLabel('Summary', { exact: true })).toHaveValue(MILESTONE.summary)

    await save(page)
    await expect(page).toHaveURL(/\/events\/2026-07-06-\w{6}#added$/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
    const done = page.getByRole('region', { name: 'This milestone is in the record now' })
    await expect(done.getByRole('link', { name: 'Add another milestone' })).toBeVisible()
    await expect(page.getByText('No text was signed.', { exact: true })).toBeVisible()
    const sources = page.getByRole('region', { name: 'Sources', exact: true })
    await expect(sources).toContainText('Example Gazette')
    await expect(sources.getByRole('link', { name: 'Talks on monitors in Bern', exact: true })).toHaveAttribute(
      'href',
      'https://example.org/bern',
    )
    await page.goto('/?q=Bern+monitors')
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('article')).toHaveCount(1)
  })

  test('adds everything there is to know about a milestone', async ({ page }) => {
    await page.goto('/events/new')
    await fillMilestone(page)
    await page.getByLabel('Kind', { exact: true }).selectOption('Joint statement')

    const second = await addGroup(page, 'Add a source', 'Source 2')
    const known = second.getByLabel('A source the record has')
    if (hasScript) {
      await known.pressSequentially('belga 19')
      await expect(page.locator('#list-sources option').first()).toHaveAttribute('value', /19/)
    }
    await known.fill('2025-11-23-nothing-like-it')
    await page.getByRole('button', { name: 'Remove source 2' }).click()
    await expect(second).toBeHidden()
    await page.getByRole('checkbox', { name: 'Monitoring' }).check()

    await openSection(page, 'Place')
    await page.getByLabel('Place', { exact: true }).fill('Bern')
    await page.getByLabel('Country', { exact: true }).fill('Switzerland')

    await openSection(page, 'Participants')
    const envoy = await addGroup(page, 'Add a participant', 'Participant 1')
    const who = envoy.getByLabel('Who', { exact: true })
    if (hasScript) {
      await who.pressSequentially('umer')
      await expect(page.locator('#list-actors option')).toHaveCount(1)
      await expect(page.locator('#list-actors option')).toHaveAttribute('value', 'Rustem Umerov')
    }
    await who.fill('rustem umerov')
    await envoy.getByLabel('Part', { exact: true }).selectOption('Head of delegation')
    const fresh = await addGroup(page, 'Add a participant', 'Participant 2')
    await fresh.getByLabel('Who', { exact: true }).fill('Erika Mustermann')
    await fresh.getByLabel('Part', { exact: true }).selectOption('Mediator')
    await fresh.getByText('Not in the record yet').click()
    await fresh.getByLabel('Kind of actor').selectOption('Person')
    await fresh.getByLabel('Speaks for').fill('switzerland-or-so')
    await fresh.getByLabel('Office held').fill('Federal Councillor')

    await openSection(page, 'Quotes')
    const quote = page.getByRole('group', { name: 'Quote 1', exact: true })
    await quote.getByLabel('Words').fill('We listened to both sides.')
    await quote.getByLabel('Speaker').fill('Erika Mustermann')

    await openSection(page, 'Accounts')
    const account = await addGroup(page, 'Add an account', 'Account 1')
    await account.getByLabel('Whose account').fill('Ukraine')
    await account.getByLabel('What they say').fill('Kyiv says that monitors were agreed.')

    await openSection(page, 'Documents')
    const document = await addGroup(page, 'Add a document', 'Document 1')
    await document.getByLabel('Document', { exact: true }).fill('20-point plan')
    await document.getByLabel('What became of it').selectOption('Discussed')

    await openSection(page, 'Follows from')
    const earlier = await addGroup(page, 'Add an earlier milestone', 'Milestone 1')
    await earlier.getByLabel('Milestone', { exact: true }).fill('/events/2025-11-23-geneva-talks')

    await openSection(page, 'Deadline')
    await page.getByLabel('Due', { exact: true }).fill('end of August 2026')
    await page.getByLabel('Set by').fill('united-states')

    await save(page)
    await expect(page.getByRole('alert').getByRole('link')).toHaveText([/no actor “switzerland-or-so”/])
    const again = page.getByRole('group', { name: 'Participant 2' })
    await again.getByLabel('Speaks for').fill('United Kingdom')
    await page.getByLabel('Due', { exact: true }).fill('31 Aug 2026')
    await save(page)

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
    await expect(page.getByText('6 July 2026 · Bern')).toBeVisible()
    const rows = page.getByRole('region', { name: 'Participants' }).getByRole('row')
    await expect(rows.nth(1)).toContainText('Rustem Umerov')
    await expect(rows.nth(1)).toContainText(/head of delegation/i)
    await expect(rows.nth(2).getByRole('link', { name: 'Erika Mustermann' })).toHaveAttribute(
      'href',
      /^\/actors\/actor-\w{6}$/,
    )
    const words = page.getByRole('region', { name: 'In their words' })
    await expect(words).toContainText('We listened to both sides.')
    await expect(words.getByRole('link', { name: 'Erika Mustermann' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Account', exact: true })).toContainText('Kyiv says that monitors')
    await expect(page.getByRole('region', { name: 'Texts' })).toContainText('20-point plan')
    await expect(page.getByRole('region', { name: 'Deadline' })).toContainText('31 August 2026')
    await expect(page.getByRole('region', { name: 'Before and after' })).toContainText(
      'US and Ukraine hold talks in Geneva',
    )
    await expect(page.getByText('Monitoring', { exact: true })).toBeVisible()
  })

  test('takes back what was just added, and may restore it', async ({ page }) => {
    await page.goto('/events/new')
    await fillMilestone(page)
    await save(page)
    await page.getByRole('button', { name: 'Undo: take it out again' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This milestone was retracted')
    await expect(page.getByText('Added by mistake').first()).toBeVisible()
    await page.getByRole('button', { name: 'Restore it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
    await page.goto(`${new URL(page.url()).pathname}#added`)
    await expect(page.getByRole('button', { name: 'Undo: take it out again' })).toHaveCount(0)
  })

  test('is warned of a likely duplicate, looks at it, and says that this is another', async ({ page, site }) => {
    await page.goto('/events/new')
    const twin = { when: '23 Nov 2025', title: 'US and Ukraine hold talks in Geneva on a plan' }
    await fillMilestone(page, twin)
    await save(page)
    await expect(page.getByRole('alert')).toContainText('The record may have this milestone already')
    const duplicates = page.getByRole('region', { name: 'Is it one of these?' })
    await expect(duplicates.getByRole('link')).toHaveAttribute('href', '/events/2025-11-23-geneva-talks')
    await page.getByRole('alert').getByRole('link').click()
    const another = page.getByRole('checkbox', { name: 'None of these: this is another milestone' })
    await expect(another).toBeFocused()
    const before = await site.head()
    await another.check()
    await save(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(twin.title)
    expect(await site.head()).not.toBe(before)
  })
})

test('a double click, a second sending and two at once add a milestone once', async ({ page, site }) => {
  await page.goto('/events/new')
  await fillMilestone(page)
  await page.getByRole('button', { name: 'Add to the record' }).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
  const head = await site.head()
  const send = (fields: Record<string, string>) =>
    fetch(`${site.origin}/events`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const again = await send(milestoneFields())
  expect(again.status).toBe(303)
  expect(page.url()).toContain(again.headers.get('location') ?? 'nothing')
  expect(await site.head()).toBe(head)

  const other = milestoneFields({
    title: 'Technical teams meet in Basel',
    'citations.0.new.url': 'https://example.org/basel',
  })
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(other)))
  expect(new Set(answers.map(answer => `${answer.status} ${answer.headers.get('location')}`)).size).toBe(1)
  const found = await (await fetch(`${site.origin}/timeline.json?q=Basel`)).json()
  expect(found.events.length).toBe(1)
  const revisions = (await (await fetch(`${site.origin}/data/journal.jsonl`)).text()).split('\n')
  expect(revisions.filter(line => line.includes('example.org/basel'))).toHaveLength(1)
})

test('two tabs see each other’s milestones on reload', async ({ page, context }) => {
  const other = await context.newPage()
  await other.goto('/?from=2026-07-06')
  await expect(other.getByRole('region', { name: 'Timeline' }).getByRole('article')).toHaveCount(1)
  await page.goto('/events/new')
  await fillMilestone(page)
  await save(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
  await other.reload()
  await expect(other.getByRole('region', { name: 'Timeline' }).getByRole('article')).toHaveCount(2)
})

test.describe('an empty record', () => {
  test.use({ seed: 'none' })
  test('gets its negotiation and its first milestone from the form', async ({ page }) => {
    await page.goto('/about')
    await page.getByText('Add to the record').click()
    await page.getByRole('link', { name: 'Add a milestone' }).click()
    await fillMilestone(page, { isSorted: false })
    await save(page)
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
    await page.getByLabel('Name of the negotiation').fill('Talks on monitors')
    await page.getByLabel('What belongs in the record of it').fill('Whatever concerns monitors.')
    await save(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(MILESTONE.title)
    await page.goto('/about')
    await expect(page.getByRole('heading', { name: 'Talks on monitors' })).toBeVisible()
    await page.goto('/')
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('article')).toHaveCount(1)
  })
})
