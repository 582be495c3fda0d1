import { keep, readKept } from './kept.ts'

declare global {
  interface Window {
    /** From the script that runs before the first paint. */
    showTheme?(theme: string): void
  }
}

/** The colours that a reader chooses, on every page and in every tab. */
export function rememberTheme(page: Document): void {
  const themes = page.getElementById('themes')
  if (!themes) return
  const kept = (): string => {
    const theme = readKept('theme') ?? ''
    return /^(light|dark)$/.test(theme) ? theme : ''
  }
  const mark = (theme: string): void => {
    for (const choice of themes.querySelectorAll('input')) choice.checked = choice.value === theme
  }
  const show = (theme: string): void => {
    window.showTheme?.(theme)
    mark(theme)
  }
  const showKept = (): void => show(kept())
  // The page has its colours since before the first paint; to set them again would style all of it again.
  mark(kept())
  themes.addEventListener('change', ({ target }) => {
    const { value } = target as HTMLInputElement
    keep('theme', value || null)
    show(value)
  })
  window.addEventListener('storage', showKept)
  // A page that comes back as it was left may have been left with other colours.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) showKept()
  })
}
