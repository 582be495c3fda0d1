// What a reader's browser remembers, and nobody else learns. Where it may not, every page is as on the first visit.

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(`parley-${name}`)
  } catch {
    return null
  }
}

/** `null` forgets. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`parley-${name}`)
    else localStorage.setItem(`parley-${name}`, value)
  } catch {
    // Refused or full.
  }
}
