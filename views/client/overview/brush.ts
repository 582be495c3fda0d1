import { daysInWords } from '../../../server/domain/dates/day-numbers.ts'
import { scriptWords } from '../../../server/domain/language/script-words.ts'

const DAY_MS = 86_400_000
const WEEK = 7
/** How far the pointer may move during a click, in pixels. */
const STILL = 5

type Side = 'from' | 'to'
const SIDES = ['from', 'to'] as const

/** Days since 1 January 1970. */
type Days = Record<Side, number>

/** Chooses the first and the last day of the list on the drawing, by dragging or by a slider for each. */
export function brushDates(figure: HTMLElement, tell: (text: string) => void): void {
  const drawing = figure.querySelector<HTMLElement>('.overview-drawing')
  const form = document.querySelector<HTMLFormElement>('form.filters')
  if (!drawing || !form) return
  const { first = '', last = '', from = '', to = '', top = '0', height = '0' } = figure.dataset
  const whole: Days = { from: dayOf(first), to: dayOf(last) }
  const applied: Days = { from: from ? dayOf(from) : whole.from, to: to ? dayOf(to) : whole.to }
  let days = { ...applied }

  const brush = element('overview-brush')
  const band = element('overview-chosen')
  const sliders = { from: slider('from'), to: slider('to') }
  // A copy of the page that was shown before may have one.
  drawing.querySelector('.overview-brush')?.remove()
  brush.style.insetBlockStart = `${top}px`
  brush.style.blockSize = `${height}px`
  brush.append(band, sliders.from, sliders.to)
  drawing.append(brush)
  show(applied)

  function show(next: Days): void {
    days = next
    const place = (day: number) =>
      `${(100 * (clamp(day, whole.from, whole.to + 1) - whole.from)) / (whole.to + 1 - whole.from)}%`
    band.hidden = days.from <= whole.from && days.to >= whole.to
    band.style.insetInlineStart = place(days.from)
    band.style.inlineSize = `calc(${place(days.to + 1)} - ${place(days.from)})`
    for (const side of SIDES) {
      const { style } = sliders[side]
      style.insetInlineStart = place(side === 'from' ? days.from : days.to + 1)
      const limits = side === 'from' ? [whole.from, days.to] : [days.from, whole.to]
      for (const [name, value] of Object.entries({ valuemin: limits[0], valuemax: limits[1], valuenow: days[side] })) {
        sliders[side].setAttribute(`aria-${name}`, String(value))
      }
      sliders[side].setAttribute('aria-valuetext', inWords(days[side]))
    }
  }

  function apply(): void {
    if (days.from === applied.from && days.to === applied.to) return
    for (const side of SIDES) {
      const field = form?.querySelector<HTMLInputElement>(`[name="${side}"]`)
      if (field) field.value = days[side] === whole[side] ? '' : isoOf(days[side])
    }
    form?.requestSubmit()
  }

  const tellDays = (how = ''): void => tell(`${inWords(days.from)} – ${inWords(days.to)}${how}`)

  function slider(side: Side): HTMLElement {
    const made = element('overview-slider')
    // When the list is replaced, the focus returns to the element with the same id.
    made.id = `show-${side}`
    made.tabIndex = 0
    made.dataset['side'] = side
    made.setAttribute('role', 'slider')
    made.setAttribute('aria-label', side === 'from' ? scriptWords().showFrom : scriptWords().showUntil)
    made.addEventListener('focus', () => tellDays(scriptWords().moveTheDays))
    made.addEventListener('blur', () => show(applied))
    made.addEventListener('keydown', event => {
      const day = moved(event, side)
      if (event.key === 'Enter') apply()
      else if (event.key === 'Escape') show(applied)
      else if (day !== undefined) show({ ...days, [side]: day })
      else return
      event.preventDefault()
      tellDays(scriptWords().showTheDays)
    })
    return made
  }

  function moved({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent, side: Side): number | undefined {
    if (ctrlKey || altKey || metaKey) return undefined
    const [least, most] = side === 'from' ? [whole.from, days.to] : [days.from, whole.to]
    const sign = /Right|Up/.test(key) ? 1 : -1
    if (key === 'Home') return least
    if (key === 'End') return most
    if (/^Page(Up|Down)$/.test(key)) return clamp(monthFrom(days[side], sign), least, most)
    if (/^Arrow/.test(key)) return clamp(days[side] + sign * (shiftKey ? WEEK : 1), least, most)
    return undefined
  }

  let grip: { readonly x: number; readonly side: Side | undefined; isMoving: boolean } | undefined
  const dayAt = (x: number): number => {
    const { left, width } = drawing.getBoundingClientRect()
    return clamp(whole.from + Math.floor(((x - left) / width) * (whole.to + 1 - whole.from)), whole.from, whole.to)
  }
  drawing.addEventListener('pointerdown', ({ target, clientX, clientY, button, isPrimary }) => {
    const { top: start, bottom: end } = brush.getBoundingClientRect()
    if (!isPrimary || button !== 0 || clientY < start || clientY > end) return
    const held = target instanceof HTMLElement ? (target.dataset['side'] as Side | undefined) : undefined
    grip = { x: clientX, side: held, isMoving: false }
  })
  drawing.addEventListener('pointermove', ({ clientX, pointerId }) => {
    if (!grip || (!grip.isMoving && Math.abs(clientX - grip.x) < STILL)) return
    if (!grip.isMoving) drawing.setPointerCapture(pointerId)
    grip.isMoving = true
    const [here, start] = [dayAt(clientX), dayAt(grip.x)]
    if (grip.side === 'from') show({ from: Math.min(here, days.to), to: days.to })
    else if (grip.side === 'to') show({ from: days.from, to: Math.max(here, days.from) })
    else show({ from: Math.min(here, start), to: Math.max(here, start) })
    tellDays()
  })
  drawing.addEventListener('pointerup', () => {
    if (grip?.isMoving) {
      // The end of a drag is no click on the link under it.
      const stop = (event: Event): void => {
        event.preventDefault()
        event.stopPropagation()
      }
      drawing.addEventListener('click', stop, { capture: true, once: true })
      setTimeout(() => drawing.removeEventListener('click', stop, { capture: true }))
      apply()
    }
    grip = undefined
  })
  drawing.addEventListener('pointercancel', () => {
    if (grip) show(applied)
    grip = undefined
  })
  drawing.addEventListener('dragstart', event => event.preventDefault())
}

function element(name: string): HTMLElement {
  const made = document.createElement('div')
  made.className = name
  return made
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
const dayOf = (iso: string): number => Date.parse(iso) / DAY_MS
const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)
// Not `Intl`, which takes longer to get ready than everything else here.
const inWords = (day: number): string => daysInWords({ first: day, last: day })

/** The same day of the next or last month, or the last day of that month. */
function monthFrom(day: number, sign: number): number {
  const date = new Date(day * DAY_MS)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + sign]
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / DAY_MS
}
