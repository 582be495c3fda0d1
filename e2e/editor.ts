import type { Locator, Page } from 'playwright/test'
import { expect } from './fixtures.ts'
import { tabTo } from './page-checks.ts'

/** Somebody at a keyboard. An action is one field filled, one choice made, one button pressed. */
export class Editor {
  readonly #page: Page
  actions = 0

  constructor(page: Page) {
    this.#page = page
  }

  async #at(field: Locator): Promise<void> {
    this.actions++
    await tabTo(this.#page, field)
  }

  async fill(label: string, text: string, within: Page | Locator = this.#page): Promise<void> {
    const field = within.getByLabel(label, { exact: true })
    await this.#at(field)
    await this.#page.keyboard.insertText(text)
    await expect(field).toHaveValue(text)
  }

  async choose(label: string, option: string, within: Page | Locator = this.#page): Promise<void> {
    const field = within.getByLabel(label, { exact: true })
    await this.#at(field)
    // What is typed too slowly, on a busy machine, the browser takes for the beginnings of several options.
    await expect(async () => {
      await this.#page.keyboard.type(option)
      await expect(field.locator('option:checked')).toHaveText(new RegExp(`^${option}`), { timeout: 1_500 })
    }).toPass()
  }

  async tick(box: string): Promise<void> {
    await this.#at(this.#page.getByRole('checkbox', { name: box, exact: true }))
    await this.#page.keyboard.press('Space')
  }

  async pick(option: string): Promise<void> {
    const radio = this.#page.getByRole('radio', { name: option })
    this.actions++
    // One press of Tab reaches a group of radio buttons, the arrows its members.
    await radio.focus()
    await this.#page.keyboard.press('Space')
    await expect(radio).toBeChecked()
  }

  async follow(link: string): Promise<void> {
    await this.#at(this.#page.getByRole('link', { name: link, exact: true }))
    await this.#page.keyboard.press('Enter')
  }

  async press(button: string): Promise<void> {
    await this.#at(this.#page.getByRole('button', { name: button, exact: true }))
    await this.#page.keyboard.press('Enter')
  }
}
