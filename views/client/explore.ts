import type { DayRange, ExplorerData, LaneKey } from '../../server/domain/explorer-data.ts'
import { isoDayOf } from '../../server/domain/explorer-dates.ts'
import { dataHref, laneKeyIn, searchAt, type Whereabouts, whereaboutsIn } from './explorer/address.ts'
import { Explorer } from './explorer/explorer.ts'
import { element } from './explorer/parts.ts'
import { buildStage } from './explorer/stage.ts'
import { TextWidths } from './explorer/text-widths.ts'
import { onThemeChange } from './explorer/theme.ts'

const region = document.getElementById('explorer')
const details = document.getElementById('explorer-details')
if (region && details) explore(region, details)

const PAUSE_MS = 250

function explore(region: HTMLElement, details: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>('#explorer-form')
  const count = document.getElementById('explorer-count')
  const ownHref = region.dataset['href'] ?? ''
  const widths = new TextWidths()
  let by = laneKeyIn(location.search)
  let explorer: Explorer | null = null
  let asked = 0
  let pause = 0

  /** The lanes that were asked for last are shown, whichever answer comes first. */
  async function load(wanted: LaneKey, at: Whereabouts): Promise<void> {
    by = wanted
    const turn = ++asked
    const data = await fetched(dataHref(ownHref, wanted))
    if (turn !== asked) return
    if (data) show(data, at)
    else fail(wanted, at)
  }

  function show(data: ExplorerData, at: Whereabouts): void {
    const { extent } = data
    if (!extent) {
      region.replaceChildren(element('p', { class: 'explorer-waiting' }, 'There is no milestone to draw.'))
      return
    }
    explorer = new Explorer(data, wider(data.reach ?? extent, extent), extent, buildStage(region), {
      details,
      widths,
      changed: isStep => {
        if (isStep) step()
        else later()
      },
    })
    explorer.goTo(at)
    region.dataset['drawn'] = String(explorer.drawnCount)
    performance.mark('explorer-drawn')
    if (count) count.textContent = countText(data)
  }

  function fail(wanted: LaneKey, at: Whereabouts): void {
    explorer = null
    const again = element('button', { type: 'button', class: 'secondary' }, 'Try again')
    again.onclick = () => {
      void load(wanted, at)
    }
    region.replaceChildren(
      element(
        'div',
        { class: 'explorer-failed', role: 'alert' },
        element('p', {}, 'The drawing could not be fetched. The table below holds the same.'),
        again,
      ),
    )
  }

  function write(): void {
    clearTimeout(pause)
    pause = 0
    if (!explorer) return
    const at = explorer.whereabouts
    history.replaceState(null, '', location.pathname + searchAt(location.search, by, at) + location.hash)
    for (const [name, value] of Object.entries({
      begin: at.days ? isoDayOf(at.days.first) : '',
      end: at.days ? isoDayOf(at.days.last) : '',
      selected: at.selected ?? '',
    })) {
      const input = form?.elements.namedItem(name)
      if (input instanceof HTMLInputElement) input.value = value
    }
  }
  function later(): void {
    clearTimeout(pause)
    pause = setTimeout(write, PAUSE_MS)
  }
  /** What is seen now stays behind as a place to go back to. */
  function step(): void {
    write()
    history.pushState(null, '', location.href)
  }

  form?.addEventListener('change', event => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.name !== 'by') return
    // Without this the page's other script may send the form.
    event.stopPropagation()
    const at = explorer?.whereabouts ?? whereaboutsIn(location.search)
    step()
    void load(target.value as LaneKey, at).then(write)
  })
  addEventListener('popstate', () => {
    clearTimeout(pause)
    const [wanted, at] = [laneKeyIn(location.search), whereaboutsIn(location.search)]
    const radio = form?.querySelector<HTMLInputElement>(`input[name="by"][value="${wanted}"]`)
    if (radio) radio.checked = true
    if (wanted === by && explorer) {
      explorer.goTo(at)
      explorer.tell()
    } else void load(wanted, at).then(() => explorer?.tell())
  })
  new ResizeObserver(() => {
    // On paper it is left out, and a drawing without any room can't be laid out.
    if (region.clientWidth > 0) explorer?.fit()
  }).observe(region)
  onThemeChange(() => explorer?.recolour())
  document.fonts.addEventListener('loadingdone', () => {
    widths.forget()
    explorer?.redraw()
  })
  void load(by, whereaboutsIn(location.search))
}

/** Null where it cannot be had now. */
async function fetched(href: string): Promise<ExplorerData | null> {
  try {
    const response = await fetch(href)
    return response.ok ? ((await response.json()) as ExplorerData) : null
  } catch {
    return null
  }
}

/** The reach of the data, and at least that of its events. */
const wider = (reach: DayRange, extent: DayRange): DayRange => ({
  first: Math.min(reach.first, extent.first),
  last: Math.max(reach.last, extent.last),
})

function countText({ events, lanes }: ExplorerData): string {
  const plural = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
  return `${plural(events.id.length, 'milestone')} in ${plural(lanes.length, 'lane')}`
}
