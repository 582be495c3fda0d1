import { focusErrorSummary, guardSubmit } from './forms/form.ts'
import { enhanceOverview } from './overview/overview.ts'
import { prepareAnnouncements } from './page/announce.ts'
import { copyLinks } from './page/copy-link.ts'
import { listenToKeys } from './page/keys.ts'
import { closeMenus } from './page/menus.ts'
import { makeOneStop } from './page/one-stop.ts'
import { closePopovers } from './page/popovers.ts'
import { printWhole } from './page/print.ts'
import { rememberSeen } from './page/seen.ts'
import { rememberTheme } from './page/theme.ts'
import { filterInPlace } from './timeline/filters.ts'
import { dismissGuide } from './timeline/guide.ts'
import { refreshLanes, unfoldLanes } from './timeline/lanes.ts'
import { layOutInPauses, layOutNow } from './timeline/lay-out.ts'
import { followLive } from './timeline/live.ts'
import { tellNews } from './timeline/news.ts'
import { rememberOrder } from './timeline/order.ts'
import { keepPlace } from './timeline/place.ts'

// Every page works without this; it only makes the same things quicker.
let news: ReturnType<typeof tellNews> | undefined
let live: ReturnType<typeof followLive> | undefined

/**
 * Sets up what stands in the page, and again after the filters have changed it (see timeline-parts.ts): the overview is a new
 * element then, and so is every month of the list. What listens to the document needs no setting up again; what holds on to
 * elements belongs here.
 */
function enhance(root: ParentNode): void {
  news?.mark(root)
  live?.follow()
  refreshLanes(document, enhanceOverview)
  groupLinks(root)
}

/** Before the list, what can be followed is two stops for the Tab key, and what is unfolded from there comes next. */
function groupLinks(root: ParentNode): void {
  for (const group of root.querySelectorAll('.lead-in, .timeline > .toolbar'))
    makeOneStop(
      group,
      ':is(a[href], summary, button):not(.overview *, .strip *, form *, .popover:not(.ways) > :not(summary) *)',
    )
}

/** Each step in a pause of its own once the page is to be seen, so that no reader waits for all of them. */
function afterFirstFrame(...steps: readonly (() => void)[]): void {
  requestAnimationFrame(() => {
    for (const step of steps) setTimeout(step)
  })
}

function begin(): void {
  prepareAnnouncements(document)
  rememberTheme(document)
  rememberSeen(document)
  offerEditing(document)
  afterFirstFrame(
    () => {
      news = tellNews(document)
      news.mark(document)
    },
    () => unfoldLanes(document, enhanceOverview),
    () => groupLinks(document),
    () => {
      live = followLive(document, refresh)
    },
  )
  const refresh = filterInPlace(document, root => {
    layOutNow(document)
    enhance(root)
  })
  listenToKeys(document)
  closeMenus(document)
  copyLinks(document)
  closePopovers(document)
  rememberOrder(document)
  dismissGuide(document)
  focusErrorSummary(document)
  guardSubmit(document)
  printWhole(document)
  keepPlace(document)
  layOutInPauses(document)
}

/** What belongs to whoever is signed in has a script of its own, which readers never fetch. */
function offerEditing({ documentElement, cookie, head }: Document): void {
  const { desk } = documentElement.dataset
  if (!desk || !/(^|; )signed-in=1/.test(cookie)) return
  head.append(Object.assign(document.createElement('script'), { src: desk }))
}

// Whoever opens the explorer came for its drawing, which is on the screen when the next frame begins.
if (window.drawing) void window.drawing.finally(() => requestAnimationFrame(() => afterFirstFrame(begin)))
else begin()
