// The style sheet leaves milestones below the window for later, so that the first paint comes early: see first-look.css. This
// lays them out, once there is time.

const SLICE_MS = 20

/** Lays them out one by one in the pauses after the first paint, so that whoever goes far down finds everything in its place. */
export function layOutInPauses(page: Document): void {
  const timeline = page.getElementById('timeline')
  // Where browsers know no pauses, the style sheet leaves nothing for later.
  if (!timeline || !('requestIdleCallback' in window)) return
  requestIdleCallback(() => fetchType(timeline).then(() => layOutRest(page, timeline)))
}

/** What each face of the list sets. */
const SET_IN = [':is(h4, .summary)', 'blockquote p', ':is(.event-meta, .detail)']

/** Type that comes later would lay out in one go all that stands by then, and move what is being read. */
function fetchType(timeline: HTMLElement): Promise<unknown> {
  const faces = SET_IN.flatMap(selector => {
    const all = [...timeline.querySelectorAll(selector)]
    if (!all[0]) return []
    const { fontStyle, fontFamily } = getComputedStyle(all[0])
    const text = all.map(({ textContent }) => textContent).join('')
    return [document.fonts.load(`${fontStyle} 1em ${fontFamily}`, text)]
  })
  // What does not come is not waited for: browsers have other type.
  return Promise.allSettled(faces)
}

function layOutRest(page: Document, timeline: HTMLElement): void {
  const waiting = timeline.querySelectorAll('.event').values()
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
