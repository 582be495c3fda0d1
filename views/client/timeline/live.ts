import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announce } from '../page/announce.ts'
import { rememberHeard } from '../page/seen.ts'

// What is recorded while a reader stays on the page: told at the edge of the window, and put into the list when the reader
// wants it. Nothing moves by itself.

/** Browsers give up when a site has no room; it may have some later. */
const AGAIN_MS = 60_000

interface Told {
  readonly count: number
  readonly ids: readonly string[]
}

interface Live {
  /** The filters are others now. */
  follow(): void
}

/** `refresh` brings the list up to date in its place, and says when it is. */
export function followLive(page: Document, refresh: (done: () => void) => void): Live {
  const news = page.getElementById('news')
  if (!news || !('EventSource' in window)) return { follow: () => undefined }
  const notice = page.createElement('p')
  notice.className = 'live-notice'
  notice.setAttribute('role', 'status')
  page.body.append(notice)

  let knows = Number(news.dataset['sequence'])
  let filters = filtersOf(location.search)
  let stream: EventSource | undefined
  let again = 0
  const ids = new Set<string>()
  /** Those beyond what is named. */
  let more = 0

  const clear = (): void => {
    ids.clear()
    more = 0
    notice.replaceChildren()
  }
  const show = (): void => {
    const before = new Set(ids)
    refresh(() => {
      clear()
      const isHere = [...before].some(id => page.getElementById(`event-${id}`))
      announce(isHere ? scriptWords().inTheList : scriptWords().onAnotherPage)
    })
  }
  const tell = ({ data, lastEventId }: MessageEvent<string>): void => {
    const told = JSON.parse(data) as Told
    for (const id of told.ids) ids.add(id)
    more += told.count - told.ids.length
    knows = Number(lastEventId)
    rememberHeard(page, knows)
    const count = ids.size + more
    const { addedNow, notNow, show: toShow } = scriptWords()
    notice.replaceChildren(addedNow(count), button(toShow, show), button(notNow, clear))
  }
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = page.createElement('button')
    made.type = 'button'
    made.textContent = text
    made.addEventListener('click', act)
    return made
  }
  const listen = (): void => {
    clearTimeout(again)
    stream?.close()
    // Of the few connections that a browser has for a site, one that nobody sees needs none.
    if (page.hidden) return
    stream = new EventSource(`/live?${new URLSearchParams([...filters, ['after', String(knows)]])}`)
    stream.addEventListener('milestones', tell)
    stream.addEventListener('error', () => {
      if (stream?.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_MS)
    })
  }
  page.addEventListener('visibilitychange', listen)
  // A page that the browser keeps for going back must hold no connection.
  window.addEventListener('pagehide', () => stream?.close())
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listen()
  })
  listen()
  return {
    follow: () => {
      const now = filtersOf(location.search)
      if (now.toString() === filters.toString()) return
      filters = now
      clear()
      listen()
    },
  }
}

/** What the list is narrowed to, without its order and page. */
function filtersOf(search: string): URLSearchParams {
  const filters = new URLSearchParams(search)
  for (const name of ['order', 'page']) filters.delete(name)
  return filters
}
