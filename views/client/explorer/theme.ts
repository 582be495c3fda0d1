import type { Palette } from '../../../server/domain/explorer/pen.ts'

const FORCED = '(forced-colors: active)'

/**
 * The style sheet's colours as they are at the moment. They are read from an element, because a custom property still holds
 * its `light-dark(…)`, which a canvas does not accept.
 */
export function readPalette(host: HTMLElement, certaintyIds: readonly string[], isForPrint = false): Palette {
  const probe = document.createElement('span')
  if (isForPrint) {
    probe.style.colorScheme = 'light'
    probe.style.forcedColorAdjust = 'none'
  }
  host.append(probe)
  const isForced = !isForPrint && matchMedia(FORCED).matches
  const colour = (name: string, forced = 'CanvasText'): string => {
    probe.style.color = isForced ? forced : `var(--${name})`
    return getComputedStyle(probe).color
  }
  const palette = {
    paper: colour('paper', 'Canvas'),
    ink: colour('ink'),
    soft: colour('soft'),
    rule: colour('rule', 'GrayText'),
    accent: colour('accent', 'LinkText'),
    accentSoft: colour('accent-soft', 'Canvas'),
    landmark: colour('landmark'),
    stanceFor: colour('stance-for'),
    stanceAgainst: colour('stance-against'),
    certainties: Object.fromEntries(certaintyIds.map(id => [id, colour(`c-${id}`)])),
  }
  probe.remove()
  return palette
}

export function onThemeChange(changed: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', FORCED]) matchMedia(query).addEventListener('change', changed)
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
}
