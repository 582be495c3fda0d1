import { keep } from '../page/kept.ts'

/** Which end of the timeline a reader begins with: see first-paint.ts, which goes there. */
export function rememberOrder(page: Document): void {
  page.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLElement>('a[data-order]') : null
      if (link) keep('order', link.dataset['order'] ?? null)
    },
    { capture: true },
  )
}
