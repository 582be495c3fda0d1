import { z } from 'zod'
import type { Asking } from './asking.ts'

// Asks an archive whether it has a copy of an address, by the interface that the Wayback Machine has for it
// (https://archive.org/help/wayback_api.php): the copy that is nearest to a day.

const LONGEST = 100_000

const answerSchema = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({
        available: z.boolean(),
        url: z.url({ protocol: /^https?$/ }),
        timestamp: z.string(),
        status: z.string(),
      })
      .optional(),
  }),
})

/** The address of the copy, or null where there is none. Throws what `ask` throws, and where the answer is none. */
export async function archivedCopy(
  { ask }: Asking,
  archive: URL,
  { address, published }: { readonly address: string; readonly published: string },
): Promise<string | null> {
  const url = new URL(archive)
  url.searchParams.set('url', address)
  const day = /^\d{4}(?:-\d\d(?:-\d\d)?)?/.exec(published)?.[0]
  if (day) url.searchParams.set('timestamp', day.replaceAll('-', ''))
  const { status, text } = await ask('GET', url, LONGEST)
  if (status !== 200) throw new Error(`the archive answered with ${status}`)
  const read = answerSchema.safeParse(parsed(text))
  if (!read.success) throw new Error('what the archive answered could not be read')
  const { closest } = read.data.archived_snapshots
  return closest?.available && closest.status === '200' ? closest.url.replace(/^http:/, 'https:') : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
