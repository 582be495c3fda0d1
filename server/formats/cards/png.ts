import { promisify } from 'node:util'
import { crc32, deflate, type ZlibOptions } from 'node:zlib'

// PNG (ISO/IEC 15948). Its compression runs beside the event loop, unlike that of what draws them.

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS_AND_ALPHA = 6
const BITS = 8
const BYTES_A_PIXEL = 4
/** The next higher ones take three times as long for a fifth less. */
const LEVEL = 3

interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly pixels: Uint8Array
}

const compressed = promisify<Uint8Array, ZlibOptions, Buffer>(deflate)

export async function pngOf({ width, height, pixels }: Picture): Promise<Buffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([BITS, COLOURS_AND_ALPHA], 8)
  const data = await compressed(unfiltered({ width, height, pixels }), { level: LEVEL })
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** Each row as it is: of what differs from its neighbours the compression takes care, and working that out takes ten times as long. */
function unfiltered({ width, height, pixels }: Picture): Uint8Array {
  const rowLength = width * BYTES_A_PIXEL
  const rows = new Uint8Array((rowLength + 1) * height)
  for (let y = 0; y < height; y++)
    rows.set(pixels.subarray(y * rowLength, (y + 1) * rowLength), y * (rowLength + 1) + 1)
  return rows
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
