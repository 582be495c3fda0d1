// Where several processes serve a site, the one that answers next may not have heard yet of what this page shows. For a minute
// after something was recorded the browser says which revision it has seen, and the process learns of it before it answers.

const MINUTE_SECONDS = 60

/** What a page shows. What was recorded longer ago is known everywhere. */
export function rememberSeen(page: Document): void {
  const [revision = '', at = ''] = (page.documentElement.dataset['seen'] ?? '').split(' ')
  if (Date.now() - Date.parse(at) < MINUTE_SECONDS * 1_000) note(Number(revision))
}

/** What was heard of while the page is open. */
export function rememberHeard({ documentElement }: Document, revision: number): void {
  if (documentElement.dataset['seen']) note(revision)
}

function note(revision: number): void {
  const before = Number(/(?:^|; )seen=(\d+)/.exec(document.cookie)?.[1] ?? 0)
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the other way to set one does not exist in all browsers.
  document.cookie = `seen=${Math.max(before, revision)}; Path=/; Max-Age=${MINUTE_SECONDS}; SameSite=Lax${secure}`
}
