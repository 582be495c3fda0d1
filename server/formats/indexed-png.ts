import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

// A drawing of a few flat colours as PNG with a palette: a third of the size that four channels take. Compression runs
// beside the event loop.

const deflateAsync = promisify(deflate)

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLORS = 256
/** Bits of each channel by which colours are told apart, until there are no more than a palette holds. */
const PRECISIONS = [6, 5, 4, 3, 2]

/** `pixels` has four bytes each: red, green, blue and an opacity, which is taken as full. */
export async function encodeIndexedPng(pixels: Buffer, width: number, height: number): Promise<Buffer> {
  const { indexes, palette } = toIndexes(pixels, width, height)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, each the number of a colour; the rest is how PNG is always packed.
  header.set([8, 3, 0, 0, 0], 8)
  const packed = await deflateAsync(indexes)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

function toIndexes(pixels: Buffer, width: number, height: number) {
  for (const bits of PRECISIONS) {
    const found = indexed(pixels, width, height, bits)
    if (found) return found
  }
  throw new Error('two bits a channel are never more than 64 colours')
}

/** Null when there are more colours than a palette holds. A colour of the palette is the first of those that it stands for. */
function indexed(pixels: Buffer, width: number, height: number, bits: number) {
  const shift = 8 - bits
  const numbers = new Int16Array(1 << (3 * bits)).fill(-1)
  const palette: number[] = []
  // Each row begins with the number of its filter, here always none.
  const indexes = Buffer.alloc((width + 1) * height)
  for (let row = 0, from = 0, to = 0; row < height; row++) {
    to++
    for (let column = 0; column < width; column++, from += 4, to++) {
      const red = pixels[from] as number
      const green = pixels[from + 1] as number
      const blue = pixels[from + 2] as number
      const bucket = ((((red >> shift) << bits) | (green >> shift)) << bits) | (blue >> shift)
      let number = numbers[bucket] as number
      if (number < 0) {
        number = palette.length / 3
        if (number === MOST_COLORS) return null
        numbers[bucket] = number
        palette.push(red, green, blue)
      }
      indexes[to] = number
    }
  }
  return { indexes, palette: Buffer.from(palette) }
}
