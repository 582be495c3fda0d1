import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodeIndexedPng } from './indexed-png.ts'

const pixelsOf = (colors: readonly (readonly [number, number, number])[]): Buffer =>
  Buffer.from(colors.flatMap(color => [...color, 255]))

/** The colours of a PNG that was written here: no filter, a palette, one chunk of data. */
function decoded(png: Buffer): number[][] {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const [header, palette, data] = [chunks.get('IHDR'), chunks.get('PLTE'), chunks.get('IDAT')] as [
    Buffer,
    Buffer,
    Buffer,
  ]
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const rows = inflateSync(data)
  return Array.from({ length: width * height }, (_, index) => {
    const number = rows[Math.floor(index / width) + 1 + index] as number
    return [...palette.subarray(3 * number, 3 * number + 3)]
  })
}

describe('a picture with a palette', () => {
  it('has the colours that it was given', async () => {
    const colors = [
      [251, 249, 244],
      [28, 33, 36],
      [154, 74, 28],
      [251, 249, 244],
      [0, 0, 0],
      [255, 255, 255],
    ] as const
    const png = await encodeIndexedPng(pixelsOf(colors), 3, 2)
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect(decoded(png)).toEqual(colors)
  })

  it('comes close to those that a palette has no room for', async () => {
    const colors = Array.from({ length: 4096 }, (_, index) => {
      return [(index % 16) * 17, (Math.floor(index / 16) % 16) * 17, Math.floor(index / 256) * 17] as const
    })
    const png = await encodeIndexedPng(pixelsOf(colors), 64, 64)
    const differences = decoded(png).flatMap((color, index) =>
      color.map((channel, at) => Math.abs(channel - (colors[index]?.[at] ?? Number.NaN))),
    )
    expect(Math.max(...differences)).toBeLessThanOrEqual(64)
  })
})
