import type { BrowserContext, Page } from 'playwright/test'

// What a PDF holds, sheet by sheet. Points from the lower left corner, as PDF counts them.

export interface Sheet {
  readonly width: number
  readonly height: number
  readonly texts: readonly {
    readonly text: string
    readonly left: number
    readonly right: number
    readonly bottom: number
    readonly top: number
  }[]
}

export interface PrintedFile {
  readonly sheets: readonly Sheet[]
  readonly title: string
  readonly isTagged: boolean
  /** The headings of the outline, all levels. */
  readonly outline: readonly string[]
}

export async function readPdf(bytes: Uint8Array): Promise<PrintedFile> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const file = await loading.promise
  const sheets: Sheet[] = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    const texts = items.flatMap(item => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , left = 0, bottom = 0] = item.transform as number[]
      return [{ text: item.str, left, right: left + item.width, bottom, top: bottom + item.height }]
    })
    sheets.push({ width, height, texts })
    page.cleanup()
  }
  const { info } = await file.getMetadata()
  const outline = headingsOf((await file.getOutline()) ?? [])
  const isTagged = (await file.getMarkInfo())?.Marked === true
  await loading.destroy()
  return { sheets, title: String((info as { Title?: string }).Title ?? ''), isTagged, outline }
}

interface Heading {
  readonly title: string
  readonly items: readonly Heading[]
}

const headingsOf = (headings: readonly Heading[]): string[] =>
  headings.flatMap(({ title, items }) => [title, ...headingsOf(items)])

/** Without white space: a line may end anywhere in an address, and a PDF writes no space at the end of a line. */
/** Without blanks, and with the quotes of whoever typed them. */
export const packed = (text: string): string => text.replace(/\s+/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"')

export const wordsOf = ({ sheets }: Pick<PrintedFile, 'sheets'>): string =>
  packed(sheets.flatMap(({ texts }) => texts.map(({ text }) => text)).join(''))

/** Prints as the browser's dialog does: backgrounds off. */
export const printed = async (page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<PrintedFile> =>
  readPdf(await page.pdf({ format, tagged: true, outline: true }))

/** Words that reach beyond the margins, sheet by sheet: what a printer cuts off. */
export function beyondMargins({ sheets }: PrintedFile, margin: number): string[] {
  return sheets.flatMap(({ width, height, texts }, index) =>
    texts
      .filter(
        ({ left, right, bottom, top }) => left < margin - 1 || right > width - margin + 1 || bottom < 0 || top > height,
      )
      .map(({ text, left, right }) => `sheet ${index + 1}: ${Math.round(left)}–${Math.round(right)}: ${text}`),
  )
}

/** What `window.print` was called for, instead of a dialog that no test can answer. */
export async function countPrints(context: BrowserContext): Promise<string[]> {
  const asked: string[] = []
  await context.exposeFunction('askedToPrint', (address: string) => asked.push(address))
  await context.addInitScript(() => {
    window.print = () => (window as unknown as { askedToPrint(address: string): void }).askedToPrint(location.href)
  })
  return asked
}
