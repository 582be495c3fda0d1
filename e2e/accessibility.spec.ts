import { expect, test } from './fixtures.ts'
import { addGroup, fillMilestone, openSection, preview, save } from './milestone-form.ts'
import { expectAccessible, scan, smallTargets, unfold } from './page-checks.ts'

const EVENT = '/events/2025-11-24-nineteen-points'

/** A timeline as all are, with the few milestones of one issue: what they add to one another is looked at where there are a hundred. */
const FEW = '/?issue=nuclear-safety'

const PAGES: Readonly<Record<string, string>> = {
  'the timeline': '/',
  'its last page, newest first': '/?order=newest&page=2',
  'the filtered timeline': '/?kind=talks&kind=call&q=Geneva&from=2025-11&context=on',
  'the timeline of an issue': FEW,
  'a search without result': '/?q=zzzqqq',
  'a filter that can’t be read': '/?from=whenever&to=03%2F04%2F2025&kind=agreement',
  'the timeline made for paper': '/print?q=Geneva&on=2025-12-31',
  'an event with rival accounts': EVENT,
  'a plain event': '/events/2025-01-22-trump-threatens-russia-tariffs',
  'an event with a deadline': '/events/2025-07-14-trump-50-days',
  'an empty form': '/events/new',
  'the form of an event': `${EVENT}/edit`,
  'a retraction that is refused': '/events/2025-11-23-geneva-talks/retract',
  'an actor': '/actors/marco-rubio',
  'a side with its people': '/actors/united-states',
  'the actors': '/actors',
  'the deadlines': '/deadlines',
  'the sources': '/sources?kind=transcript',
  'what rests on republications alone': '/sources?show=republications',
  'the past': '/deadlines?on=2025-11-24&known=2027-01-01T00%3A00%3A00.000Z',
  'a source': '/sources/belga-2025-11-24-ukraine-draft-new-19-point',
  'the explorer': '/explore',
  'the explorer by actor, a milestone chosen':
    '/explore?by=actor&begin=2025-11-01&end=2025-12-31&selected=2025-11-23-geneva-talks',
  'an explorer that matches nothing': '/explore?q=zzzqqq',
  'the documents': '/documents',
  'a document': '/documents/us-28-point-2025-11',
  'a document with agreed points': '/documents/us-ukraine-20-point-2025-12',
  'a point': '/documents/us-28-point-2025-11/points/21',
  'the questions through the texts': '/lineages',
  'a lineage with numbers': '/lineages/us-28-point-2025-11/6',
  'the choice of texts to compare': '/compare',
  'a choice that cannot be compared': '/compare?documents=us-28-point-2025-11,nothing',
  'a comparison of three texts':
    '/compare?documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12',
  'the positions on a text, compared with an earlier day':
    '/positions?document=us-28-point-2025-11&since=2025-11-24&on=2025-12-24',
  'the positions by issue': '/positions?columns=issues',
  'the issues': '/issues',
  'an issue': '/issues/territory',
  'the history of an event': `${EVENT}/history`,
  'the changes': '/changes',
  'what was imported, one by one': '/changes?kind=event&batch=1127',
  'the data page': '/data',
  'the interface for programs': '/api',
  'the data of a timeline': '/data/timeline?kind=talks',
  'the about page': '/about',
  'an address that leads nowhere': '/nothing',
}

for (const [name, path] of Object.entries(PAGES)) {
  test(`everyone can read ${name}`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
  })
}

test.describe('an empty record', () => {
  test.use({ seed: 'none' })
  for (const path of ['/setup', '/explore', '/events/new', '/about']) {
    test(`everyone can read ${path}`, async ({ page }) => {
      await page.goto(path)
      await expectAccessible(page)
    })
  }
})

test('everyone can read what is new since the last visit', async ({ page }) => {
  await page.goto(FEW)
  await page.evaluate(() => {
    const at = '2026-01-01T12:00:00.000Z'
    const visits = JSON.stringify({ seen: 1, seenAt: at, last: 1, lastAt: at })
    localStorage.setItem(`parley-visits-${document.documentElement.dataset['record']}`, visits)
  })
  await page.reload()
  await expect(page.locator('#news')).toContainText('milestones added or changed')
  await expectAccessible(page)
})

test('everyone can read what opens over the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const name of ['Menu', 'Search']) {
    await page.goto('/data')
    await page.locator('summary', { hasText: name }).click()
    expect(await scan(page), name).toEqual([])
    expect(await smallTargets(page), name).toEqual([])
  }
})

test('everyone can read the help with the keys', async ({ page }) => {
  await page.goto(FEW)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  await expectAccessible(page)
})

test('everyone can read the form with errors in every part', async ({ page }) => {
  await page.goto('/events/new')
  await fillMilestone(page, { when: '03/04/2025', title: 'With <b>markup</b>' })
  for (const [section, button, part] of [
    ['Participants', 'Add a participant', 'Participant 1'],
    ['Quotes', 'Add a quote', 'Quote 2'],
    ['Accounts', 'Add an account', 'Account 1'],
  ] as const) {
    await openSection(page, section)
    const group = await addGroup(page, button, part)
    await group.locator('input').first().fill('Nobody at all')
  }
  await save(page)
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})

test('everyone can read the preview and the warning of a duplicate', async ({ page }) => {
  await page.goto('/events/new')
  await fillMilestone(page, { when: '23 Nov 2025', title: 'US and Ukraine hold talks in Geneva on a plan' })
  await preview(page)
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  await expectAccessible(page)
})

test.describe('after a change', () => {
  test.use({ ownSite: true })

  test('everyone can read a conflict', async ({ page, context }) => {
    const other = await context.newPage()
    for (const tab of [page, other]) await tab.goto(`${EVENT}/edit`)
    for (const tab of [other, page]) {
      await tab
        .getByLabel('Summary', { exact: true })
        .fill(`Another summary. ${'Longwordwithoutbreak'.repeat(5)} ${tab === page}`)
      await tab.getByLabel('What did you change, and why?').fill('Better')
      await tab.getByRole('button', { name: 'Save the correction' }).click()
      await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
    }
    await expect(page.getByRole('region', { name: 'Somebody changed this milestone' })).toBeVisible()
    await expectAccessible(page)
  })

  test('everyone can read a refused retraction and a tombstone', async ({ page }) => {
    await page.goto('/events/2025-03-02-london-summit/retract')
    await page.getByRole('button', { name: 'Retract' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    expect(await scan(page)).toEqual([])
    await page.getByLabel('Why is it retracted?').fill('Entered twice.')
    await page.getByRole('button', { name: 'Retract' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This milestone was retracted')
    await expectAccessible(page)
  })
})

test.describe('in forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } })

  for (const [path, marks] of [
    ['/', '.certainty'],
    ['/deadlines', '.outcome'],
  ] as const) {
    test(`the shapes on ${path} are drawn all the same`, async ({ page }) => {
      await page.goto(path)
      const drawn = await page.locator(marks).evaluateAll(elements =>
        elements.map(element => {
          const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element, '::before')
          const ground = getComputedStyle(document.body).backgroundColor
          const isOutlined = Number.parseFloat(borderTopWidth) > 0 && borderTopColor !== ground
          return isOutlined || (backgroundColor !== ground && backgroundColor !== 'rgba(0, 0, 0, 0)')
        }),
      )
      expect(drawn.length).toBeGreaterThan(0)
      expect(drawn).not.toContain(false)
    })
  }
})

test.describe('a reader who asked for no motion', () => {
  for (const path of ['/', EVENT, '/positions', '/explore', '/events/new']) {
    test(`sees none on ${path}`, async ({ page }) => {
      await page.goto(path)
      await unfold(page)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter(element => {
            const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
            return /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth'
          })
          .map(({ tagName, className }) => `${tagName}.${className}`),
      )
      expect(moving).toEqual([])
    })
  }
})

for (const path of ['/', EVENT, '/compare', '/positions', '/events/new', '/about']) {
  test(`what has the focus on ${path} can be seen`, async ({ page }) => {
    await page.goto(path)
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab')
      const focus = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return null
        const around = [element, ...element.querySelectorAll('*'), element.nextElementSibling].filter(
          part => part !== null,
        )
        const isMarked = around.some(part => {
          const { outlineStyle, outlineWidth, strokeWidth, stroke } = getComputedStyle(part)
          const isStroked = part instanceof SVGElement && stroke !== 'none' && Number.parseFloat(strokeWidth) >= 2
          return isStroked || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
        })
        return { isMarked, what: element.outerHTML.slice(0, 120) }
      })
      if (!focus) break
      expect(focus.isMarked, focus.what).toBe(true)
    }
  })
}
