// What d3-zoom needs of the other packages of d3, and no more (see build.mjs): they are several times as large as all of it.
// Views change by jumps or by zooming.ts, so there is never anything to interrupt or to interpolate; what is dragged holds
// no text to be selected.

type Listener = (this: EventTarget, event: Event) => void

/** What listens at an element, by type and name (`wheel.zoom`), and how it is taken away. */
const listening = new WeakMap<EventTarget, Map<string, { readonly listener: Listener; readonly stop: () => void }>>()

/** One element, asked and changed as d3-zoom does it. */
export class Selection {
  readonly #node: HTMLElement

  constructor(node: HTMLElement) {
    this.#node = node
  }

  /** A listener takes the place of the one with its name, and `null` takes that away; without either it is asked for. */
  on(names: string, listener?: Listener | null, options?: AddEventListenerOptions | boolean): unknown {
    const known = listening.get(this.#node) ?? new Map()
    listening.set(this.#node, known)
    if (listener === undefined) return known.get(names)?.listener
    for (const name of names.split(' ')) {
      known.get(name)?.stop()
      known.delete(name)
      if (listener === null) continue
      const type = name.replace(/\..*/, '')
      this.#node.addEventListener(type, listener, options)
      known.set(name, { listener, stop: () => this.#node.removeEventListener(type, listener, options) })
    }
    return this
  }

  property(name: string, value: () => unknown): this {
    Object.assign(this.#node, { [name]: value.call(this.#node) })
    return this
  }

  style(name: string, value: string): this {
    this.#node.style.setProperty(name, value)
    return this
  }

  filter(holds: () => unknown): Pick<Selection, 'on' | 'style'> {
    if (holds.call(this.#node)) return this
    const none = { on: () => none, style: () => none }
    return none as never
  }

  each(act: () => void): this {
    act.call(this.#node)
    return this
  }

  interrupt(): this {
    return this
  }

  datum(): void {}
}

export const select = (node: HTMLElement): Selection => new Selection(node)

/** Where an element is pointed at. */
export function pointer({ clientX, clientY, currentTarget }: MouseEvent, node = currentTarget as HTMLElement) {
  const { left, top } = node.getBoundingClientRect()
  return [clientX - left - node.clientLeft, clientY - top - node.clientTop]
}

/** Of each type the last listener is called. */
export function dispatch() {
  const listeners: Record<string, (...told: unknown[]) => void> = {}
  return {
    on(type: string, listener: (...told: unknown[]) => void) {
      listeners[type] = listener
      return this
    },
    call: (type: string, that: unknown, ...told: unknown[]) => listeners[type]?.apply(that, told),
  }
}

const nothing = (): void => undefined

export { nothing as dragDisable, nothing as interpolateZoom, nothing as interrupt }

/** The click at the end of a drag chooses nothing. */
export function dragEnable(view: Window, hasMoved: boolean): void {
  if (!hasMoved) return
  const stop = (event: Event): void => event.stopImmediatePropagation()
  view.addEventListener('click', stop, true)
  setTimeout(() => view.removeEventListener('click', stop, true))
}
