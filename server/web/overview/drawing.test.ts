import { describe, expect, it } from 'vitest'
import { overviewOf } from '../../domain/overview/overview.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { anEvent, recordOf, seedRecord } from '../../domain/testing/record-builder.ts'
import { timelineOf } from '../../domain/timeline/record-timeline.ts'
import { EVERYTHING, type TimelineQuery } from '../../domain/timeline/timeline-query.ts'
import { toOverview } from './overview.ts'
import type { OverviewView } from './overview-view.ts'

function view(record: NegotiationRecord, query: Partial<TimelineQuery> = {}): OverviewView {
  const asked = { ...EVERYTHING, ...query }
  const drawn = toOverview(record, asked, timelineOf(record).query(asked))
  if (!drawn) throw new Error('nothing to draw')
  return drawn
}

const linksOf = ({ panels }: OverviewView) =>
  panels.flatMap(({ columns, marks, documents, deadlines }) => [
    ...columns.flatMap(group => group.columns.flatMap(({ href }) => href ?? [])),
    ...[...marks, ...documents, ...deadlines].map(({ href }) => href),
  ])
const markOf = ({ panels }: OverviewView, title: RegExp) =>
  panels.flatMap(({ marks }) => marks).find(mark => title.test(mark.title))
const manyTitled = (count: number, title: string, when: (index: number) => string) =>
  recordOf(
    ...Array.from({ length: count }, (_, index) =>
      anEvent({ id: `event-${index}`, title: `${title} ${index}`, when: when(index), significance: 3, order: index }),
    ),
  )

describe('the drawing of the overview', () => {
  it('links each mark to its entry, on whichever page of the list that is', () => {
    const first = view(seedRecord())
    expect(markOf(first, /Geneva on the plan/)?.href).toBe('/#event-2025-11-23-geneva-talks')
    expect(markOf(first, /Paris Declaration/)?.href).toBe('/?page=2#event-2026-01-06-paris-declaration')
    const newest = view(seedRecord(), { order: 'newest', page: 2 })
    expect(markOf(newest, /Paris Declaration/)?.href).toBe('/?order=newest#event-2026-01-06-paris-declaration')
    expect(markOf(newest, /Trump and Putin agree by phone/)?.href).toBe(
      '/?order=newest&page=2#event-2025-02-12-trump-putin-call',
    )
  })

  it('keeps the filters and the time that is read in its links', () => {
    const drawn = view(seedRecord().asOf({ on: '2026-01-15' }), { kind: ['talks'], page: 1 })
    for (const href of linksOf(drawn).filter(one => one.endsWith('#timeline'))) {
      expect(href).toMatch(/^\/\?kind=talks&from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&on=2026-01-15#timeline$/)
    }
    expect(linksOf(drawn).some(href => href.startsWith('/documents/') && href.endsWith('?on=2026-01-15'))).toBe(true)
  })

  it('has a link for each month that has milestones, and says how many', () => {
    const [whole] = view(seedRecord()).panels
    const november = timelineOf(seedRecord()).query({ ...EVERYTHING, from: '2025-11-01', to: '2025-11-30' })
    const months = whole?.columns.find(({ tiers }) => tiers.includes('wide'))?.columns ?? []
    expect(months).toHaveLength(19)
    expect(months.find(({ title }) => title.startsWith('November 2025'))).toMatchObject({
      href: '/?from=2025-11-01&to=2025-11-30#timeline',
      title: `November 2025: ${november.total} milestones`,
    })
    const quarters = whole?.columns.find(({ tiers }) => tiers.includes('narrow'))?.columns ?? []
    expect(quarters.map(({ title }) => title.split(':')[0])).toEqual([
      'January–March 2025',
      'April–June 2025',
      'July–September 2025',
      'October–December 2025',
      'January–March 2026',
      'April–July 2026',
    ])
    const lonely = view(recordOf(anEvent({ id: 'a', when: '2025-01-05' }), anEvent({ id: 'b', when: '2025-12-05' })))
    const empty = lonely.panels[0]?.columns[0]?.columns.find(({ href }) => href === null)
    expect(empty?.title).toMatch(/: no milestone$/)
  })

  it('gives columns and marks of every tier a place inside the drawing', () => {
    for (const record of [seedRecord(), manyTitled(40, 'A day', () => '2025-11-23'), recordOf(anEvent())]) {
      for (const panel of view(record).panels) {
        for (const { columns } of panel.columns) {
          expect(columns.reduce((sum, { width }) => sum + width, 0)).toBe(panel.days)
        }
        for (const { x } of [...panel.marks, ...panel.documents, ...panel.deadlines]) {
          expect(Number.parseFloat(x)).toBeGreaterThanOrEqual(0)
          expect(Number.parseFloat(x)).toBeLessThanOrEqual(100)
        }
      }
    }
  })

  it('shows as much of a title of 160 characters as finds room, and all of it as its name', () => {
    const title = 'An extraordinarily long title '.repeat(6).slice(0, 156)
    const [panel] = view(manyTitled(2, title, index => `2025-0${index + 1}-10`)).panels
    const labels = panel?.marks.flatMap(mark => mark.labels) ?? []
    expect(labels.length).toBeGreaterThan(0)
    for (const { text } of labels) expect(text.length).toBeLessThanOrEqual(48)
    expect(panel?.marks[0]?.title).toContain(`${title} 0`)
  })

  it('draws what was only announced hollow', () => {
    const record = recordOf(
      anEvent({ id: 'a', title: 'It was', occurrence: 'occurred' }),
      anEvent({ id: 'b', title: 'It may be', occurrence: 'scheduled' }),
    )
    expect(markOf(view(record), /It was/)?.isHollow).toBe(false)
    expect(markOf(view(record), /It may be/)?.isHollow).toBe(true)
  })

  it('is no larger for 20,000 events than its bins and marks are', () => {
    const record = recordOf(
      ...Array.from({ length: 20_000 }, (_, index) =>
        anEvent({
          id: `event-${index}`,
          when: `${2016 + (index % 10)}-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
          significance: ((index % 3) + 1) as 1 | 2 | 3,
        }),
      ),
    )
    expect(JSON.stringify(view(record)).length).toBeLessThan(80_000)
  })

  it('is told in words: every month by table, every mark, every silence', () => {
    const { words, explanation } = view(seedRecord())
    expect(explanation).toBe(
      'Above, January 2025 – July 2026 to scale, a bar for a week. Below, its busiest time enlarged: 17 November – 14 December 2025, a bar for a day.',
    )
    const asked = overviewOf(seedRecord(), EVERYTHING, timelineOf(seedRecord()).query(EVERYTHING))
    expect(words.rows.every(({ total, counts }) => total === counts.reduce((sum, count) => sum + count, 0))).toBe(true)
    const landmarks = words.lists.find(({ title }) => title === 'Landmark milestones')
    expect(landmarks?.items).toHaveLength(asked?.marks.length ?? Number.NaN)
    expect(words.lists.find(({ title }) => title === 'Days without a recorded milestone')?.items).toHaveLength(
      asked?.gaps.length ?? Number.NaN,
    )
    expect(words.notes).toEqual(['Texts from before the strip: 5.'])
    expect(words.links.map(({ href }) => href)).toEqual(['/documents', '/deadlines'])
  })

  it('says what was chosen', () => {
    const { explanation, from, to } = view(seedRecord(), { from: '2026-02-01', to: '2026-02-28' })
    expect(explanation).toContain('Below, the time that you chose enlarged: February 2026, a bar for a day.')
    expect([from, to]).toEqual(['2026-02-01', '2026-02-28'])
  })
})
