import type { ExplorerData, LaneKey } from '../../server/domain/explorer/explorer-data.ts'
import { drawingWords } from '../../server/domain/language/drawing-words.ts'
import { dataHref, laneKeyIn, searchAt, type Whereabouts, whereaboutsIn } from './explorer/address.ts'
import { Explorer } from './explorer/explorer.ts'
import { fetched } from './explorer/fetching.ts'
import { element, tryAgain } from './explorer/parts.ts'
import { buildStage } from './explorer/stage.ts'
import { followDrawing } from './explorer/surroundings.ts'
import { TextWidths } from './explorer/text-widths.ts'
import { onThemeChange } from './explorer/theme.ts'
import { typeset } from './explorer/typeset.ts'

declare global {
  interface Window {
    /** Done when the first drawing stands, or is known not to come: the script of all pages waits for it. */
    drawing?: Promise<void>
  }
}

const region = document.getElementById('explorer')
const chosen = document.getElementById('explorer-chosen')
if (region && chosen) window.drawing = explore(region, chosen)

const PAUSE_MS = 250

function dataInPage(): ExplorerData | null {
  const text = document.getElementById('explorer-data')?.textContent
  return text ? (JSON.parse(text) as ExplorerData) : null
}

function explore(region: HTMLElement, chosen: HTMLElement): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('#explorer-form')
  const ownHref = region.dataset['href'] ?? ''
  const inPage = dataInPage()
  const widths = new TextWidths()
  let by = laneKeyIn(location.search)
  let explorer: Explorer | null = null
  let asked = 0
  let pause = 0

  /** Of several requests only the answer to the last is shown, whichever comes first. */
  async function load(wanted: LaneKey, at: Whereabouts): Promise<void> {
    by = wanted
    const turn = ++asked
    const data = inPage?.by === wanted ? inPage : await fetched<ExplorerData>(dataHref(ownHref, wanted))
    if (turn !== asked) return
    if (data) show(typeset(data), at)
    else fail(wanted, at)
  }

  function show(data: ExplorerData, at: Whereabouts): void {
    const { extent } = data
    if (!extent) {
      region.replaceChildren(element('p', { class: 'explorer-waiting' }, drawingWords().nothingToDraw))
      return
    }
    explorer = new Explorer(data, extent, buildStage(region), {
      details: chosen,
      widths,
      changed: isStep => {
        if (isStep) step()
        else later()
      },
    })
    explorer.goTo(at)
    region.dataset['drawn'] = String(explorer.drawnCount)
    performance.mark('explorer-drawn')
  }

  function fail(wanted: LaneKey, at: Whereabouts): void {
    explorer = null
    region.replaceChildren(
      element(
        'div',
        { class: 'explorer-failed', role: 'alert' },
        element('p', {}, drawingWords().notFetched),
        tryAgain(() => void load(wanted, at)),
      ),
    )
  }

  function write(): void {
    clearTimeout(pause)
    pause = 0
    if (!explorer) return
    const at = explorer.whereabouts
    history.replaceState(null, '', location.pathname + searchAt(location.search, by, at) + location.hash)
    followDrawing({ data: explorer.data, at }, dataHref(ownHref, by))
  }
  function later(): void {
    clearTimeout(pause)
    pause = setTimeout(write, PAUSE_MS)
  }
  /** Adds an entry to the browser's history, so that one can go back to this view. */
  function step(): void {
    write()
    history.pushState(null, '', location.href)
  }

  form?.addEventListener('change', event => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.name !== 'by') return
    // Keeps the page's other script from sending the form.
    event.stopPropagation()
    const at = explorer?.whereabouts ?? whereaboutsIn(location.search)
    step()
    void load(target.value as LaneKey, at).then(write)
  })
  addEventListener('click', ({ target }) => {
    const isOutside = target instanceof Node && !region.contains(target) && !chosen.contains(target)
    if (isOutside) explorer?.dismissList()
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
  new ResizeObserver(() => explorer?.fit()).observe(region)
  onThemeChange(() => explorer?.recolour())
  document.fonts.addEventListener('loadingdone', () => {
    widths.forget()
    explorer?.redraw()
  })
  return load(by, whereaboutsIn(location.search))
}
