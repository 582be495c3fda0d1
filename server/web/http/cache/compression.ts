import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import type { Coding } from './negotiation.ts'

type Effort = 'quick' | 'best'

type Compressed = Exclude<Coding, 'identity'>

/** Brotli 11 takes about a second per megabyte, brotli 9 a tenth of that. */
const MAX_BROTLI_11_BYTES = 256 * 1_024

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

export async function compress(coding: Compressed, body: Buffer, effort: Effort): Promise<Buffer> {
  const compressed =
    coding === 'br'
      ? await brotliAsync(body, {
          params: {
            [zlib.BROTLI_PARAM_QUALITY]: effort === 'quick' ? 4 : body.length <= MAX_BROTLI_11_BYTES ? 11 : 9,
            [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
            [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
            [zlib.BROTLI_PARAM_LGWIN]: windowBits(body.length),
          },
        })
      : await gzipAsync(body, { level: effort === 'quick' ? 4 : 9 })
  // zlib hands out a slice of a larger block, which would be kept with it and escape the bound.
  const exact = Buffer.allocUnsafeSlow(compressed.length)
  compressed.copy(exact)
  return exact
}

/** Of the smallest window that holds all of it: the usual one takes 40 MB at a time and makes nothing smaller. */
const windowBits = (bytes: number): number =>
  Math.min(22, Math.max(zlib.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes + 16))))

/** With the one job for the best twins, at most three of libuv's four threads: one stays free for the journal's disk writes. */
const QUICK_AT_ONCE = 2

/** Compresses quickly, in the order asked; who asks for what is being made already gets the same. */
export function createQuickCompressor(): (coding: Compressed, tag: string, body: Buffer) => Promise<Buffer> {
  const underWay = new Map<string, Promise<Buffer>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function inTurn(coding: Compressed, body: Buffer): Promise<Buffer> {
    if (running >= QUICK_AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await compress(coding, body, 'quick')
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return (coding, tag, body) => {
    const name = `${coding} ${tag}`
    const known = underWay.get(name)
    if (known !== undefined) return known
    const made = inTurn(coding, body).finally(() => underWay.delete(name))
    underWay.set(name, made)
    return made
  }
}
