import { renderAsync } from '@resvg/resvg-js'
import { LRUCache } from 'lru-cache'
import type { Card } from '../../formats/cards/card.ts'
import { drawCard } from '../../formats/cards/drawing.ts'
import { pngOf } from '../../formats/cards/png.ts'
import type { Typesetter } from '../../formats/cards/typesetter.ts'
import type { PictureFormat } from '../site/card-paths.ts'

// Cards as files: drawn one after another, kept in memory. Drawing runs beside the event loop, on a thread that the
// journal's disk writes may need next: so one at a time where there is a journal, and no more waiting than are done in a
// second or two.

export interface CardPress {
  find(key: string): Buffer | undefined
  /** Whether so many cards wait that another one has to be refused. */
  isFull(): boolean
  /** Makes and draws the card, or waits for whoever does so already. What `make` throws comes through, and nothing is kept. */
  print(key: string, format: PictureFormat, make: () => Card): Promise<Buffer>
}

interface CardPressOptions {
  readonly maxBytes?: number
  readonly maxWaiting?: number
  /** How many are drawn beside each other. */
  readonly atOnce?: number
}

export function createCardPress(type: Typesetter, options: CardPressOptions = {}): CardPress {
  const { maxBytes = 24 * 1_024 * 1_024, maxWaiting = 40, atOnce = 1 } = options
  const kept = new LRUCache<string, Buffer>({
    maxSize: maxBytes,
    sizeCalculation: ({ length }, key) => length + key.length,
  })
  const printing = new Map<string, Promise<Buffer>>()
  const lines: Promise<unknown>[] = Array.from({ length: atOnce }, () => Promise.resolve())

  async function draw(key: string, format: PictureFormat, make: () => Card): Promise<Buffer> {
    const svg = drawCard(make(), type)
    const file = format === 'svg' ? Buffer.from(svg) : await rasterized(svg)
    kept.set(key, file)
    return file
  }

  return {
    find: key => kept.get(key),
    isFull: () => printing.size >= maxWaiting,
    print: (key, format, make) => {
      const known = printing.get(key)
      if (known !== undefined) return known
      const before = lines.shift()
      const printed = Promise.resolve(before)
        .then(() => draw(key, format, make))
        .finally(() => printing.delete(key))
      printing.set(key, printed)
      lines.push(printed.catch(() => undefined))
      return printed
    },
  }
}

async function rasterized(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false }, logLevel: 'off' })
  return pngOf(image)
}
