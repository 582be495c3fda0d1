// The style sheet leaves milestones below the window for later, so that the first paint comes early: see first-look.css. This
// lays them out, once there is time.

const SLICE_MS = 20

/** Lays them out one by one in the pauses after the first paint, so that whoever goes far down finds everything in its place. */
export function layOutInPauses(page: Document): void {
  // Where browsers know no pauses, the style sheet leaves nothing for later.
  if (!('requestIdleCallback' in window)) return
  const waiting = page.querySelectorAll('.timeline .event').values()
  requestIdleCallback(function layOut() {
    const until = performance.now() + SLICE_MS
    while (performance.now() < until) {
      const milestone = waiting.next().value
      if (!milestone) {
        layOutNow(page)
        return
      }
      milestone.classList.add('laid-out')
      // Asking for its size lays it out now, so that the time it takes is known before the next.
      milestone.getBoundingClientRect()
    }
    requestIdleCallback(layOut)
  })
}

/** For whoever needs the true places at once. From then on nothing on this page waits any more. */
export function layOutNow(page: Document): void {
  page.documentElement.dataset['laidOut'] = ''
}
