/** The pages that readers meet, over the shipped record. */
export const PAGES = {
  timeline: '/',
  event: '/events/2025-11-23-geneva-talks',
  document: '/documents/us-28-point-2025-11',
  comparison: '/compare?documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12',
  matrix: '/positions',
  explorer: '/explore',
  form: '/events/new',
} as const

export type PageName = keyof typeof PAGES

/** Asks until the cache holds a page in its best compression, as it does for all readers but the first. */
export async function warm(url: string): Promise<void> {
  for (let visit = 0; visit < 3; visit++) {
    const answer = await fetch(url, { headers: { 'Accept-Encoding': 'br' } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`)
    await new Promise(done => setTimeout(done, 500))
  }
}
