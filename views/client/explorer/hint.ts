import { keep, readKept } from '../page/kept.ts'

const SHOWN_MS = 3_000
const KEPT = 'wheel-hint'

/** To each reader once, and never again. */
export function hintOnce(hint: HTMLElement): void {
  if (!hint.hidden || readKept(KEPT) !== null) return
  keep(KEPT, 'seen')
  hint.hidden = false
  setTimeout(() => {
    hint.hidden = true
  }, SHOWN_MS)
}
