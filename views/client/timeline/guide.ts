import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announce } from '../page/announce.ts'
import { keep } from '../page/kept.ts'

/** Whoever knows how to read the timeline is not told again. */
export function dismissGuide(page: Document): void {
  page.querySelector('[data-dismiss="guide"]')?.addEventListener('click', () => {
    keep('guide', 'known')
    page.documentElement.dataset['guide'] = 'known'
    announce(scriptWords().wordsAreExplained)
    page.getElementById('timeline')?.focus({ preventScroll: true })
  })
}
