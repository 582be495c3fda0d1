import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { addGroup, followErrorLinks, openSection, save } from './milestone-form.ts'
import { scan } from './page-checks.ts'

test.use({ ownSite: true })

withAndWithoutJavaScript(hasScript => {
  test('adds an actor without a milestone, corrects it, takes it out and puts it back', async ({ page }) => {
    await page.goto('/actors')
    await page.getByRole('link', { name: 'Add an actor' }).last().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add an actor')
    await page.getByLabel('Name', { exact: true }).fill('Envoy of a journey')
    await page.getByLabel('Kind of actor').selectOption('Person')
    await page.getByLabel('Speaks for', { exact: true }).fill('Ukrain')
    await page.getByLabel('Also known as').fill('The journeyman\nJ. Envoy')
    const office = await addGroup(page, 'Add an office', 'Office 1')
    await office.getByLabel('Office', { exact: true }).fill('Head of delegation')
    await office.getByLabel('From').fill('March 2025')
    if (hasScript) {
      await office.getByLabel('From').blur()
      await expect(office.getByText('Understood as March 2025')).toBeVisible()
    }
    await save(page)
    await followErrorLinks(page, [/Speaks for: The record has no actor “Ukrain”/])
    await page.getByLabel('Speaks for', { exact: true }).fill('Ukraine')
    await save(page)
    await expect(page).toHaveURL(/\/actors\/actor-\w{6}#added$/)
    await expect(page.getByRole('heading', { name: 'This actor is in the record now' })).toBeVisible()
    await expect(page.getByText('Also known as The journeyman, J. Envoy')).toBeVisible()

    await expect(page.getByText('since March 2025')).toBeVisible()

    await page.getByRole('link', { name: 'Correct this actor' }).click()
    await expect(page.getByLabel('Also known as')).toHaveValue('The journeyman\nJ. Envoy')
    await openSection(page, 'Identifiers and note')
    await page.getByLabel('Note', { exact: true }).fill('Known from a journey.')
    await page.getByLabel('What did you change, and why?').fill('A note')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await expect(page.getByText('Known from a journey.')).toBeVisible()

    await page.getByRole('link', { name: 'Retract', exact: true }).click()
    await page.getByLabel('Why is it retracted?').fill('A test')
    await page.getByRole('button', { name: 'Retract' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This actor was retracted')
    await page.getByRole('button', { name: 'Restore it' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Envoy of a journey')
  })

  test('adds a book as a source, and from it the milestone that it reports', async ({ page }) => {
    await page.goto('/sources')
    await page.getByRole('link', { name: 'Add a source' }).last().click()
    await page.getByLabel('Title as published').fill('Memoirs of a journey')
    await page.getByLabel('Publisher', { exact: true }).fill('Example Press')
    await page.getByLabel('Kind of source').selectOption('Analysis')
    await save(page)
    await followErrorLinks(page, [/Address: Enter its address, or say where it can be found/])
    await openSection(page, 'Book, archive, or part of an address')
    await page.getByLabel('Where it can be found').fill('Geneva: Example Press 1998, p. 32–35')
    await page.getByLabel('Why it has no address').selectOption('In print')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByText('The date was understood as date not known')).toBeVisible()
    await save(page)
    await expect(page).toHaveURL(/\/sources\/source-\w{6}#added$/)
    await expect(page.getByText('Geneva: Example Press 1998, p. 32–35')).toBeVisible()
    await expect(page.getByText(/date not known/)).toBeVisible()

    await page.getByRole('link', { name: 'Add a milestone that it reports' }).click()
    await expect(page.getByLabel('The report')).toHaveValue(
      'Memoirs of a journey, Geneva: Example Press 1998, p. 32–35',
    )
  })
})

test('what was just added is taken out again by one button', async ({ page }) => {
  await page.goto('/actors/new')
  await page.getByLabel('Name', { exact: true }).fill('Somebody by mistake')
  await page.getByLabel('Kind of actor').selectOption('Person')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Undo: take it out again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This actor was retracted')
})

for (const path of ['/actors/new', '/actors/ukraine/edit', '/sources/new', '/actors/ukraine']) {
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path)
    expect(await scan(page)).toEqual([])
  })
}
