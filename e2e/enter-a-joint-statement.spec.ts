import { Editor } from './editor.ts'
import { expect, SHIPPED, test, withAndWithoutJavaScript } from './fixtures.ts'

test.use({ ownSite: true })

const MOST_ACTIONS = 20

const known = SHIPPED.events.find(({ kind, when }) => kind === 'joint-statement' && when === '2025-11-23')
const reports = (known?.citations ?? [])
  .slice(0, 2)
  .map(({ source }) => SHIPPED.sources.find(({ id }) => id === source))

withAndWithoutJavaScript(() => {
  test('a joint statement with four participants, two quotes and two sources takes few actions', async ({ page }) => {
    await page.goto('/events/new')
    const editor = new Editor(page)
    const quote = (number: number) => page.getByRole('group', { name: `Quote ${number}`, exact: true })

    await editor.fill('The report', reports.map(source => source?.url).join('\n'))
    await editor.fill('Date', '23 Nov 2025')
    await editor.choose('Kind', 'Joint statement')
    await editor.choose('Has it happened?', 'Occurred')
    await editor.fill('Title', 'Delegations settle on one text after a day of talks')
    await editor.fill('Summary', 'The two delegations put out one statement at the end of the day.')
    await editor.choose('Negotiating table', 'US–Ukraine')
    await editor.choose('Certainty', 'Confirmed')
    await editor.choose('Significance', 'Landmark')
    await editor.tick('Process')
    await editor.fill(
      'Who took part',
      'Marco Rubio, head of delegation, US Secretary of State\nSteve Witkoff\nAndriy Yermak, head of delegation\nRustem Umerov',
    )
    await editor.fill('Words', 'We have a text.', quote(1))
    await editor.fill('Speaker', 'Marco Rubio', quote(1))
    await editor.press('Add a quote')
    await editor.fill('Words', 'The work goes on.', quote(2))
    await editor.fill('Speaker', 'Andriy Yermak', quote(2))
    await editor.choose('Source', '2', quote(2))
    await editor.press('Add to the record')

    const alike = page.getByRole('region', { name: 'Is it one of these?' })
    await expect(alike.locator(`a[href="/events/${known?.id}"]`)).toBeVisible()
    await editor.tick('None of these: this is another milestone')
    await editor.press('Add to the record')

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Delegations settle on one text after a day of talks',
    )
    expect(editor.actions).toBeLessThanOrEqual(MOST_ACTIONS)

    const id = new URL(page.url()).pathname
    const { event } = await (await page.request.get(`${id}.json`)).json()
    expect(event).toMatchObject({
      when: '2025-11-23',
      kind: 'joint-statement',
      participants: [
        { actor: 'marco-rubio', part: 'head-of-delegation', as: 'US Secretary of State' },
        { actor: 'steve-witkoff', part: 'party' },
        { actor: 'andriy-yermak', part: 'head-of-delegation' },
        { actor: 'rustem-umerov', part: 'party' },
      ],
      quotes: [
        { speaker: 'marco-rubio', source: reports[0]?.id },
        { speaker: 'andriy-yermak', source: reports[1]?.id },
      ],
      citations: reports.map(source => ({ source: source?.id })),
    })
  })
})
