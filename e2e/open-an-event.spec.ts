import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

const RIVAL = '2025-11-24-nineteen-points'

withAndWithoutJavaScript(() => {
  test('reads one milestone with its rival accounts, sources, history and citation', async ({ page }) => {
    const event = SHIPPED.events.find(({ id }) => id === RIVAL)
    if (!event) throw new Error(`the shipped record has no ${RIVAL}`)
    await page.goto('/?q=Kyslytsya')
    await page.getByRole('article').getByRole('link', { name: event.title }).click()
    await expect(page).toHaveURL(new RegExp(`/events/${RIVAL}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.title)
    await expect(page.getByText('24 November 2025').first()).toBeVisible()
    await expect(page.getByText('Disputed', { exact: true }).first()).toBeVisible()

    const accounts = page.getByRole('region', { name: 'Accounts, side by side' })
    await expect(accounts.getByRole('heading', { level: 3 })).toHaveText([
      'Sergiy Kyslytsya',
      'Oleksandr Bevz',
      'Donald Trump',
    ])
    await accounts.getByRole('link', { name: /^Source 1/ }).click()
    await expect(page).toHaveURL(/#source-1$/)

    const sources = page.getByRole('region', { name: 'Sources', exact: true })
    await expect(sources.getByRole('listitem')).toHaveCount(event.citations.length)
    const first = SHIPPED.sources.find(({ id }) => id === event.citations[0]?.source)
    await expect(sources.getByRole('link', { name: first?.title ?? '', exact: true })).toHaveAttribute(
      'href',
      first?.url ?? '',
    )
    await expect(sources.getByRole('listitem').first()).toContainText(first?.publisher ?? '')

    await expect(page.getByRole('region', { name: 'In their words' })).toContainText(
      'there are fewer points, no longer 28',
    )
    await expect(page.getByRole('region', { name: 'Participants' }).getByRole('row')).toHaveCount(4)
    await expect(page.getByRole('region', { name: 'Texts' })).toContainText('Geneva framework')
    await expect(page.getByRole('region', { name: 'Revisions' }).getByRole('listitem')).toHaveCount(1)

    const cite = page.getByRole('region', { name: 'Cite this' })
    await expect(cite).toContainText(event.title)
    await cite.getByText('BibTeX', { exact: true }).click()
    await expect(cite.getByText(/^@\w+\{/)).toBeVisible()
    await cite.getByText('CSL-JSON', { exact: true }).click()
    await expect(cite.getByText('"title"')).toBeVisible()

    const lineage = page.getByRole('region', { name: 'Before and after' })
    await lineage.getByRole('link', { name: /Geneva/ }).click()
    await expect(page).toHaveURL(/2025-11-23-geneva-talks$/)
    await expect(
      page.getByRole('region', { name: 'Before and after' }).getByRole('link', { name: event.title }),
    ).toBeVisible()
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').last().click()
    await expect(page).toHaveURL(/#event-2025-11-23-geneva-talks$/)
    await expect(
      page.getByRole('heading', { name: 'US and Ukraine hold talks in Geneva on the plan' }),
    ).toBeInViewport()
  })

  test('walks from a milestone to its neighbours, an actor and a source', async ({ page }) => {
    await page.goto('/events/2025-11-23-geneva-talks')
    const neighbours = page.getByRole('navigation', { name: 'Neighbouring milestones' })
    await neighbours.getByRole('link').last().click()
    await expect(page).not.toHaveURL(/geneva-talks$/)
    await page.getByRole('navigation', { name: 'Neighbouring milestones' }).getByRole('link').first().click()
    await expect(page).toHaveURL(/geneva-talks$/)

    await page.getByRole('region', { name: 'Participants' }).getByRole('link', { name: 'Marco Rubio' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Marco Rubio')
    await expect(page.getByRole('link', { name: 'US and Ukraine hold talks in Geneva on the plan' })).toBeVisible()
    await page.getByRole('link', { name: 'In the timeline' }).click()
    await expect(page.getByRole('list', { name: 'Filters in use' })).toContainText('Marco Rubio')

    await page.goto('/events/2025-11-23-geneva-talks')
    const title = await page
      .getByRole('region', { name: 'Sources', exact: true })
      .getByRole('link')
      .first()
      .textContent()
    await page
      .getByRole('link', { name: /^What else is from it/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '')
    await expect(page.getByRole('link', { name: 'US and Ukraine hold talks in Geneva on the plan' })).toBeVisible()
  })

  test('finds out about the record, its data and what is not there', async ({ page }) => {
    await page.goto('/')
    const main = page.getByRole('navigation', { name: 'Main' })
    await main.getByText('More').click()
    await main.getByRole('link', { name: 'About' }).click()
    for (const name of ['Scope', 'Coverage', 'Method', 'Grading', 'Corrections', 'Glossary']) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
    }
    const beside = page.getByRole('navigation', { name: 'More', exact: true })
    await expect(beside.getByRole('link', { name: 'About' })).toHaveAttribute('aria-current', 'page')
    await beside.getByRole('link', { name: 'Data' }).click()
    await expect(page.getByRole('link', { name: 'The whole record' })).toHaveAttribute('href', '/data/record.json')
    await expect(page.getByRole('main')).toContainText('CC-BY-4.0')

    for (const path of ['/nothing', '/events/nothing', '/actors/nothing', '/sources/nothing', '/events/marco-rubio']) {
      const response = await page.goto(path)
      expect(response?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found')
    }
    await page.getByRole('link', { name: 'To the timeline' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SHIPPED.title)
  })
})
