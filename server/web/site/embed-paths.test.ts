import { expect, it } from 'vitest'
import { embedAddress, piecesOf } from './embed-paths.ts'

it.each([
  ['/', '/embed/state /embed/timeline /embed/overview'],
  ['/?page=2', '/embed/state /embed/timeline /embed/overview'],
  ['/?kind=talks&page=2', '/embed/timeline?kind=talks /embed/overview?kind=talks'],
  [
    '/?process=north&on=2025-11-23',
    '/embed/state?process=north&on=2025-11-23 /embed/timeline?process=north&on=2025-11-23 /embed/overview?process=north&on=2025-11-23',
  ],
  ['/negotiations/north', '/embed/state?process=north /embed/timeline?process=north /embed/overview?process=north'],
  ['/overview?issue=security', '/embed/overview?issue=security'],
  ['/events/a-talk', '/embed/events/a-talk'],
  ['/events/a-talk?saved=3', '/embed/events/a-talk'],
  ['/events/a-talk?known=2025-11-23T10%3A00%3A00.000Z', '/embed/events/a-talk?known=2025-11-23T10%3A00%3A00.000Z'],
  ['/documents/draft/points/3', '/embed/documents/draft/points/3'],
  ['/compare?documents=a,b&show=a', '/embed/compare?documents=a,b'],
  ['/positions?columns=issues&since=2025-01-01', '/embed/positions?columns=issues'],
  ['/compare', ''],
  ['/documents/draft', ''],
  ['/events/a-talk/edit', ''],
  ['/events/a-talk/points/3', ''],
  ['/negotiations', ''],
  ['/about', ''],
  ['/embed/state', ''],
])('%s has %s', (page, pieces) => {
  expect(piecesOf(page).map(({ path }) => path)).toEqual(pieces.split(' ').filter(Boolean))
})

it('puts the look before the time, as the one address has it', () => {
  expect(embedAddress('/embed/timeline?kind=talks&on=2025-11-23', { limit: 5, theme: 'dark' })).toBe(
    '/embed/timeline?kind=talks&limit=5&theme=dark&on=2025-11-23',
  )
  expect(embedAddress('/embed/state', { limit: null, theme: null })).toBe('/embed/state')
})
