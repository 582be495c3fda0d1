import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { writeIcons } from '../../../views/icons.mjs'
import { type Assets, readAssets } from './assets.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47]

let assets: Assets
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-assets-'))
  await mkdir(join(folder, 'fonts'))
  for (const name of [
    'styles.css',
    'texts.css',
    'mark.svg',
    'explore.css',
    'frame.css',
    'frame-tables.css',
    'frame.js',
    'embed.js',
    'find.js',
    ...['main', 'texts', 'explore', 'desk', 'passkeys'].flatMap(name =>
      ['', '.uk', '.ru', '.ar'].map(tag => `${name}${tag}.js`),
    ),
  ])
    await writeFile(join(folder, name), name)
  await writeIcons('views/assets/mark.svg', folder)
  assets = readAssets(folder)
  return () => rm(folder, { recursive: true })
})

it('a browser that asks for the icon of old is given one, in three sizes', () => {
  const icon = assets.files.get('/favicon.ico')
  expect(icon?.contentType).toBe('image/x-icon')
  const body = icon?.body ?? Buffer.alloc(0)
  expect([...body.subarray(0, 6)]).toEqual([0, 0, 1, 0, 3, 0])
  const images = [0, 1, 2].map(index => {
    const entry = 6 + 16 * index
    const [length, offset] = [body.readUInt32LE(entry + 8), body.readUInt32LE(entry + 12)]
    return { size: body[entry], png: body.subarray(offset, offset + length) }
  })
  expect(images.map(({ size }) => size)).toEqual([16, 32, 48])
  for (const { size, png } of images) {
    expect([...png.subarray(0, 4)]).toEqual(PNG)
    expect(png.readUInt32BE(16)).toBe(size)
  }
  expect(images.reduce((sum, { png }) => sum + png.length, 6 + 48)).toBe(body.length)
})

it('a telephone is given the mark in its own size', () => {
  const icon = assets.files.get(assets.links.touchIcon)
  expect(icon?.contentType).toBe('image/png')
  expect([...(icon?.body.subarray(0, 4) ?? [])]).toEqual(PNG)
  expect([icon?.body.readUInt32BE(16), icon?.body.readUInt32BE(20)]).toEqual([180, 180])
})

it('what a page names is served under an address that changes with it', () => {
  const { fonts, scripts, ...links } = assets.links
  expect(fonts).toEqual({ latin: [], cyrillic: [], arabic: [] })
  for (const address of [...Object.values(links), ...Object.values(scripts).flatMap(of => Object.values(of))]) {
    expect(address).toMatch(/^\/assets\/[0-9a-f]{12}\/[a-z-]+(\.\w\w)?\.[a-z]+$/)
    expect(assets.files.has(address)).toBe(true)
  }
})
