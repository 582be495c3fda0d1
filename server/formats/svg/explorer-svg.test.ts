import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureOf } from '../../domain/explorer/picture.ts'
import { explorerDataOf, PALETTE, type SomeEvent, sceneOf } from '../../domain/testing/explorer-builder.ts'
import { explorerSvg } from './explorer-svg.ts'

const svgOf = (events: readonly SomeEvent[], height = 700): string => {
  const data = explorerDataOf({
    lanes: { 'US–Ukraine': events, Other: [{ first: 20_000 }] },
    documents: [
      { title: 'Plan', first: 20_010 },
      { title: 'Answer', first: 20_050, follows: [0] },
    ],
    stances: [{ first: 20_030, last: 20_030, softness: 0, href: '', stance: 'red-line', label: 'Red line: Territory' }],
  })
  return explorerSvg(pictureOf(sceneOf(data, height), PALETTE), { title: data.title, description: data.source })
}

/** Reads the elements; throws where one is not closed or an attribute is not quoted. */
function elementsOf(svg: string): string[] {
  const open: string[] = []
  const names: string[] = []
  const rest = svg
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)(\w+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g, (_, end, name, _a, single) => {
      if (end) expect(open.pop()).toBe(name)
      else if (!single) open.push(name)
      if (!end) names.push(name)
      return ''
    })
  expect(open).toEqual([])
  expect(rest).not.toMatch(/[<>]/)
  expect(rest.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
  return names
}

test('says what it shows, of which days, and where it comes from', () => {
  const svg = svgOf([{ first: 20_000, last: 20_020, softness: 3 }, { first: 20_100 }])
  expect(svg).toContain('<title>A negotiation</title>')
  expect(svg).toContain('>Parley, revision 12, 5 July 2026</text>')
  expect(svg).toMatch(/>\d+ (September|October) 2024 – \d+ January 2025<\/text>/)
  for (const words of ['US–Ukraine', 'Texts', 'Plan', 'confirmed', 'Talks 0']) expect(svg).toContain(`>${words}</text>`)
  expect(svg).toMatch(/font-family="'Source Serif 4', Georgia[^"]*serif"/)
})

test('holds all lanes, however small the screen is', () => {
  expect(svgOf([{ first: 20_000 }], 100)).toContain('>Other</text>')
})

test('is well-formed, whatever the titles are', () => {
  const title = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 160 }),
    fc.constantFrom('<script>"&', 'Женевські переговори щодо «плану»', 'محادثات جنيف بشأن الخطة'),
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ title, first: fc.integer({ min: 20_000, max: 20_400 }) }), { maxLength: 40 }),
      events => {
        expect(elementsOf(svgOf(events))[0]).toBe('svg')
      },
    ),
    { numRuns: 60 },
  )
})

test('keeps titles in any script', () => {
  const svg = svgOf([{ title: 'محادثات جنيف', first: 20_000 }, { title: 'Женева', first: 20_100 }, { first: 20_190 }])
  expect(svg).toContain('>محادثات جنيف</text>')
  expect(svg).toContain('>Женева</text>')
})
