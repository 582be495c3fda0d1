import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announceUntilDone, unannounce } from '../page/announce.ts'
import { rememberSeen } from '../page/seen.ts'

const SLOW_MS = 1_000
const GIVEN_UP_MS = 10_000

export interface Answer {
  readonly page: Document
  /** Where the answer came from, after redirects, with the fragment that was asked for. */
  readonly address: string
  readonly isOk: boolean
}

interface Question {
  readonly address: string
  /** Nobody waits for the answer: when there is none, nothing is lost. */
  readonly isCasual: boolean
  use(answer: Answer): void
}

/**
 * Asks for pages, one after the other: the answer to an earlier question is dropped, a slow one is spoken of, and where none
 * comes that could be shown here, the browser goes to the address itself.
 */
export function askInTurn(busy: HTMLElement): { ask(question: Question): void; stop(): void } {
  let current: AbortController | undefined
  const stop = (): void => {
    current?.abort()
    busy.removeAttribute('aria-busy')
    unannounce()
  }
  return {
    stop,
    ask: question => {
      const { address, isCasual } = question
      current?.abort()
      current = new AbortController()
      const { signal } = current
      busy.setAttribute('aria-busy', 'true')
      const slow = setTimeout(announceUntilDone, SLOW_MS, scriptWords().listIsFetched)
      const late = setTimeout(() => (isCasual ? stop() : goTo(address)), GIVEN_UP_MS)
      // Both an answer and a later question abort this one.
      signal.addEventListener('abort', () => {
        clearTimeout(slow)
        clearTimeout(late)
      })
      fetchPage(address, signal, busy)
        .then(answer => {
          if (signal.aborted) return
          stop()
          if (answer) question.use(answer)
          else if (!isCasual) goTo(address)
        })
        .catch(() => {
          if (signal.aborted) return
          stop()
          if (navigator.onLine && !isCasual) goTo(address)
          else announceUntilDone(reason(), linkTo(address))
        })
    },
  }
}

/** Null when the answer is no page with a timeline, such as an error, or that of another negotiation, with more to it than the list. */
async function fetchPage(address: string, signal: AbortSignal, shown: HTMLElement): Promise<Answer | null> {
  const response = await fetch(address, { signal, headers: { Accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  rememberSeen(page)
  const timeline = page.getElementById('timeline')
  if (!timeline || timeline.dataset['negotiation'] !== shown.dataset['negotiation']) return null
  return { page, address: response.url + new URL(address).hash, isOk: response.ok }
}

const reason = (): string => (navigator.onLine ? scriptWords().noAnswer : scriptWords().offline)

function goTo(address: string): void {
  if (address.split('#')[0] === location.href.split('#')[0]) location.reload()
  else location.assign(address)
}

function linkTo(address: string): HTMLAnchorElement {
  const link = document.createElement('a')
  link.href = address
  link.textContent = scriptWords().tryAgain
  return link
}
