import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlComplaints } from '../../testing/html-checker.ts'
import type { TestSite } from '../../testing/test-site.ts'
import { openTwoNegotiations } from '../../testing/two-negotiations.ts'

let site: TestSite
beforeAll(async () => {
  site = await openTwoNegotiations()
})
afterAll(() => site.close())

const bodyOf = async (path: string) => (await site.get(path)).body

describe('the phases of a negotiation', () => {
  it('begin with a line in its list, before the first milestone in them, in either order and on paper', async () => {
    for (const path of [
      '/negotiations/river-talks',
      '/?process=river-talks&order=newest',
      '/print?process=river-talks',
    ])
      expect(await bodyOf(path)).toMatch(
        /<p class="phase" dir="auto"><b>Exploratory talks<\/b>, 2019[^<]*<\/p>[\s\S]*?River talks open/,
      )
  })

  it('are no milestones, and are not told among the milestones of several', async () => {
    expect(await bodyOf('/negotiations/river-talks')).toContain('>2 milestones<')
    expect(await bodyOf('/')).not.toContain('class="phase"')
  })

  it('are bands with a name in the lanes and in the explorer', async () => {
    const lanes = await bodyOf('/overview?process=river-talks')
    expect(lanes).toMatch(/<svg class="phase-band"[^>]*><title>Exploratory talks, 2019[^<]*<\/title>/)
    expect(await htmlComplaints(lanes)).toEqual([])
    const explorer = await bodyOf('/explore?process=river-talks')
    expect(explorer).toMatch(/<svg class="phase-band"[^>]*><title>Exploratory talks, 2019/)
    expect(await htmlComplaints(explorer)).toEqual([])
    const { phases } = JSON.parse(await bodyOf('/explore.json?process=river-talks'))
    expect(phases).toMatchObject([{ title: 'Exploratory talks', first: expect.any(Number), last: expect.any(Number) }])
  })
})
