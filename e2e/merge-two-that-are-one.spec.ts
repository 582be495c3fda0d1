import { expect, test, withAndWithoutJavaScript } from './fixtures.ts'
import { save } from './milestone-form.ts'
import { scan } from './page-checks.ts'

test.use({ ownSite: true })

withAndWithoutJavaScript(hasScript => {
  test('merges an actor that stands twice, follows its old address, and undoes it', async ({ page }) => {
    await page.goto('/actors/new')
    await page.getByLabel('Name', { exact: true }).fill('Republic of a journey')
    await page.getByLabel('Kind of actor').selectOption('State')
    await save(page)
    await expect(page).toHaveURL(/\/actors\/actor-\w{6}#added$/)
    const old = new URL(page.url()).pathname

    await page.goto('/actors/ukraine')
    await page.getByRole('link', { name: 'Merge with another' }).click()
    const which = page.getByLabel('Which actor is the same?')
    await which.pressSequentially('Republic of a jou')
    if (hasScript)
      await expect(page.locator('#list-actors option').first()).toHaveAttribute('value', 'Republic of a journey')
    await which.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Did you mean “Republic of a journey”?')
    await which.fill('Republic of a journey')
    await which.press('Enter')
    await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible()
    if (hasScript) expect(await scan(page)).toEqual([])
    await page.getByRole('button', { name: 'Merge the two' }).press('Enter')
    await expect(page).toHaveURL(/\/actors\/ukraine#merged$/)
    await expect(page.getByText(/Also known as .*Republic of a journey/)).toBeVisible()

    await page.goto(old)
    await expect(page).toHaveURL(/\/actors\/ukraine$/)
    await page.getByRole('button', { name: 'Undo the merge of Republic of a journey' }).press('Enter')
    await expect(page).toHaveURL(new RegExp(`${old}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Republic of a journey')
  })
})

for (const path of ['/actors/ukraine/merge', '/actors/ukraine/merge?with=russia', '/sources/no-such/merge']) {
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path)
    expect(await scan(page)).toEqual([])
  })
}
