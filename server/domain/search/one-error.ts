/** Whether a word becomes another by one letter more, one less, another one, or two that changed places. */
export function isOneErrorApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short.charCodeAt(at) === long.charCodeAt(at)) at++
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  if (at === long.length) return false
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}

/** Shorter words are too like others for an error to be told from another word. */
const FEWEST_LETTERS = 6

export const mayHaveAnError = (word: string): boolean => word.length >= FEWEST_LETTERS && !/^\p{N}+$/u.test(word)
