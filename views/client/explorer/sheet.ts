import { drawingWords } from '../../../server/domain/language/drawing-words.ts'
import { element } from './parts.ts'

/** Where there is no room beside the drawing, what is told of a mark comes over it, and goes back below it when it is closed. */
export class Sheet {
  readonly #dialog = element('dialog', { class: 'explorer-sheet', 'aria-label': drawingWords().details })
  readonly #place = document.createComment('')
  readonly #content: HTMLElement

  constructor(content: HTMLElement, closed: () => void) {
    this.#content = content
    this.#dialog.onclick = ({ target }) => {
      if (target === this.#dialog) this.close()
    }
    this.#dialog.onclose = () => {
      this.#place.replaceWith(content)
      this.#dialog.remove()
      closed()
    }
  }

  get isOpen(): boolean {
    return this.#dialog.open
  }

  open(): void {
    if (this.isOpen) return
    this.#content.replaceWith(this.#place)
    this.#dialog.append(this.#content)
    document.body.append(this.#dialog)
    this.#dialog.showModal()
  }

  close(): void {
    this.#dialog.close()
  }
}
