// How a text is made shorter, one way for each reason to do so.

const MOST_CHARACTERS = 200

/**
 * A text as the description of a page: at most 200 characters, which is what search engines and previews show, in one line
 * and cut after a whole word.
 */
export function shortened(text: string, most: number = MOST_CHARACTERS): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= most) return line
  const head = characters.slice(0, most).join('')
  const lastSpace = head.lastIndexOf(' ')
  // A text without spaces is cut where it has to be.
  const cut = lastSpace > most / 2 ? head.slice(0, lastSpace) : characters.slice(0, most - 1).join('')
  return `${cut.replace(/[\s.,:;–—-]+$/u, '')}…`
}

/** The beginning of what somebody sent, as a message names it: they know how it goes on. */
export const beginning = (text: string, most: number): string => text.slice(0, most).toWellFormed()

/** The same with a sign that there was more. */
export const abridged = (text: string, most: number): string =>
  text.length > most ? `${beginning(text, most)}…` : text

/** A text that has room for so many characters, its sign of omission among them. */
export function fitted(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
