import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import type { Coding } from './negotiation.ts'

export type Effort = 'quick' | 'best'

/** Brotli 11 takes about a second per megabyte, brotli 9 a tenth of that. */
const MAX_BROTLI_11_BYTES = 256 * 1_024

const gzipAsync = promisify(gzip)
const brotliAsync = promisify(brotliCompress)

export async function compress(coding: Coding, body: Buffer, effort: Effort): Promise<Buffer> {
  const compressed =
    coding === 'br'
      ? await brotliAsync(body, {
          params: {
            [zlib.BROTLI_PARAM_QUALITY]: effort === 'quick' ? 5 : body.length <= MAX_BROTLI_11_BYTES ? 11 : 9,
            [zlib.BROTLI_PARAM_MODE]: zlib.BROTLI_MODE_TEXT,
            [zlib.BROTLI_PARAM_SIZE_HINT]: body.length,
          },
        })
      : await gzipAsync(body, { level: 9 })
  // zlib hands out a slice of a larger block, which would be kept with it and escape the bound.
  const exact = Buffer.allocUnsafeSlow(compressed.length)
  compressed.copy(exact)
  return exact
}
