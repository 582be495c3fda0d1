import { describe, expect, test } from 'vitest'
import { explorerDataOf, sceneOf } from '../testing/explorer-builder.ts'
import { axisLabels, axisParts } from './axis.ts'
import { announcement } from './mark-words.ts'
import { firstStanding, type Move, moved, nearest, scrolledTo, standingOf } from './moves.ts'
import { lanesTop, markAt, middleOf, shownBands } from './scene.ts'
import { bandsOf, prepareZoom, stackOf } from './stack.ts'
import { levelOf, scaleOf } from './viewport.ts'

const crowd = (count: number, first = 100) =>
  Array.from({ length: count }, (_, index) => ({ first: first + index * 9 }))
const DATA = explorerDataOf({
  lanes: { 'US–Ukraine': crowd(40), Domestic: [{ first: 120 }, { first: 300, last: 330 }], Other: [{ first: 200 }] },
  documents: [
    { title: 'Plan', first: 110 },
    { title: 'Answer', first: 180, follows: [0] },
  ],
  stances: [
    { first: 130, last: 130, softness: 0, href: '/positions/1', stance: 'rejects', label: 'Rejects: Territory' },
  ],
})

describe('bands', () => {
  const room = { height: 600, nameHeight: 0, textRows: 3 }

  test('stand below each other without gaps, an actor’s stances under the milestones', () => {
    const { lanes, texts, height } = stackOf(DATA, room)
    expect(lanes.map(({ kind, label, count }) => [kind, label, count])).toEqual([
      ['milestones', 'US–Ukraine', 40],
      ['stances', 'US–Ukraine: positions', 1],
      ['milestones', 'Domestic', 2],
      ['milestones', 'Other', 1],
    ])
    expect(texts?.count).toBe(2)
    for (const [index, band] of lanes.entries()) expect(band.top + band.height).toBe(lanes[index + 1]?.top ?? height)
  })

  test('share out the height: what is left goes to the fullest, and no lane has rows that it cannot fill', () => {
    const rowsIn = (height: number) => stackOf(DATA, { ...room, height }).lanes.map(({ layout }) => layout.track.rows)
    expect(rowsIn(0)).toEqual([2, 1, 2, 1])
    expect(rowsIn(383)).toEqual([6, 1, 2, 1])
    expect(rowsIn(2000)).toEqual([12, 1, 2, 1])
    const { texts, height } = stackOf(DATA, { ...room, height: 500 })
    expect((texts?.height ?? 0) + height).toBeLessThanOrEqual(500)
  })

  test('a stance in its actor’s own lane does not name the actor again', () => {
    const stance = { first: 1, last: 1, softness: 0, href: '/positions/1', stance: 'rejects' }
    const stances = ['Ukraine: Rejects, Territory', 'Russia: Accepts, Process'].map(label => ({ ...stance, label }))
    const { lanes } = stackOf(explorerDataOf({ lanes: { Ukraine: [] }, stances }), room)
    expect(lanes[0]?.layout.track.columns.title).toEqual(['Rejects, Territory', 'Russia: Accepts, Process'])
  })

  test('an actor who only took a stand has no band of milestones', () => {
    const { lanes } = stackOf(explorerDataOf({ lanes: { Others: [] }, stances: DATA.lanes[0]?.stances ?? [] }), room)
    expect(lanes.map(({ kind }) => kind)).toEqual(['stances'])
  })
})

test('a step of zoom is prepared band by band, in and out, and no further than one may zoom', () => {
  const { stack } = sceneOf(DATA)
  const bands = bandsOf(stack)
  const prepared = (scale: number, largest: number) => {
    let steps = 0
    while (prepareZoom(stack, scale, largest)) steps++
    return steps
  }
  const level = levelOf(4)
  expect(prepared(4, 4)).toBe(bands.length)
  expect(bands.map(({ layout }) => [layout.isArranged(level - 1), layout.isArranged(level + 1)])).toEqual(
    bands.map(() => [true, false]),
  )
  expect(prepared(4, 256)).toBe(bands.length)
  expect(prepared(4, 256)).toBe(0)
})

describe('what is pointed at', () => {
  const scene = sceneOf(DATA)
  const bands = shownBands(scene)

  test('is the mark, its label, or nothing', () => {
    const lane = bands.find(({ band }) => band.label === 'Other')
    const [mark] = lane?.marks ?? []
    const [label] = lane?.labels ?? []
    if (!lane || !mark || !label) throw new Error('the lane is in view')
    const [x, y] = [scene.frame.plotStart + mark.x, middleOf(lane, mark.row)]
    for (const dx of [-11, 0, 11]) expect(markAt(scene, bands, x + dx, y + 11)?.mark).toBe(mark)
    expect(markAt(scene, bands, scene.frame.plotStart + label.x + label.width - 1, y)?.mark).toBe(mark)
    expect(markAt(scene, bands, x - 13, y)).toBeNull()
    expect(markAt(scene, bands, 20, y)).toBeNull()
  })

  test('is never what the texts cover', () => {
    const scrolled = { ...scene, scrolled: 30 }
    const top = lanesTop(scene)
    for (let x = scene.frame.plotStart; x < scene.frame.width; x += 5) {
      const hit = markAt(scrolled, shownBands(scrolled), x, top - 3)
      expect(hit?.shown.band.kind ?? 'texts').toBe('texts')
    }
  })
})

describe('moving by keys', () => {
  const { stack, view } = sceneOf(DATA)
  const scale = scaleOf(view)
  const go = (...moves: Move[]) => {
    const [texts] = bandsOf(stack)
    if (!texts) throw new Error('there are texts')
    return moves.reduce((at, move) => moved(stack, scale, at, move), nearest(texts, scale, 0))
  }

  test('goes along a band from end to end, passing everything once', () => {
    let at = go('down', 'first')
    const passed = new Set<number>()
    for (
      let before = null as typeof at | null;
      at.subject.place !== before?.subject.place;
      at = moved(stack, scale, at, 'next')
    ) {
      for (const place of at.cluster?.places ?? [at.subject.place]) passed.add(place)
      before = at
    }
    expect(passed.size).toBe(40)
    expect(go('down', 'last', 'next').subject).toEqual(go('down', 'last').subject)
    expect(go('down', 'first', 'previous').subject).toEqual(go('down', 'first').subject)
  })

  test('goes to the nearest in the band above or below, and stays where there is none', () => {
    expect(go('up').subject).toEqual({ kind: 'texts', lane: -1, place: 0 })
    expect(go('next', 'down', 'down').subject).toEqual({ kind: 'stances', lane: 0, place: 0 })
    expect(go('down', 'last', 'down', 'down').subject).toMatchObject({ lane: 1, place: 40 })
    expect(go('down', 'down', 'down', 'down', 'down').subject.lane).toBe(2)
  })

  test('finds one again in the cluster that holds it', () => {
    for (let place = 0; place < 40; place++) {
      const standing = standingOf(stack, 0.1, { kind: 'milestones', lane: 0, place })
      expect(standing?.cluster?.places.includes(place) ?? standing?.subject.place === place).toBe(true)
    }
    expect(standingOf(stack, scale, { kind: 'milestones', lane: 7, place: 0 })).toBeNull()
  })

  test('begins in the middle of the first lane in the frame, and scrolls no further than it takes', () => {
    const scene = sceneOf(DATA)
    const start = firstStanding(shownBands(scene), stack, view)
    expect(start?.subject).toEqual(nearest(go('down').band, scale, (view.from + view.to) / 2).subject)
    const low = { stack, frame: { ...scene.frame, height: 250 }, scrolled: 0 }
    const last = go('down', 'down', 'down', 'down')
    const scrolled = scrolledTo(last, low)
    expect(scrolled).toBeGreaterThan(0)
    expect(scrolledTo(last, { ...low, scrolled })).toBe(scrolled)
    expect(scrolledTo(go('next'), { ...low, scrolled })).toBe(scrolled)
    expect(scrolledTo(go('down', 'first'), { ...low, scrolled })).toBeLessThan(scrolled)
  })

  test('says what it comes to', () => {
    expect(announcement(DATA, go('next'))).toBe(', Answer, Texts, 2 of 2')
    expect(announcement(DATA, go('down', 'down'))).toBe(
      '11 May 1970, Rejects: Territory, Lane US–Ukraine: positions, 1 of 1',
    )
    const cluster = standingOf(stack, 0.1, { kind: 'milestones', lane: 0, place: 20 })
    expect(cluster && announcement(DATA, cluster)).toMatch(
      /^\d+ milestones, .+ 197\d, Lane US–Ukraine, press Enter to open$/,
    )
  })
})

test('the axis names whole parts, and what a cut one is part of', () => {
  // From 20 January 1970.
  const view = { from: 19, to: 119, width: 500 }
  const { parts, above } = axisLabels(view, axisParts({ first: 19, last: 118 }, 6))
  expect(parts.map(({ text }) => text)).toEqual(['Feb', 'Mar', 'Apr'])
  expect(parts[0]?.x).toBe((31 - 19) * 5)
  expect(above).toEqual([{ x: 0, text: '1970' }])
})
