// Straight quotes and apostrophes as readers of a language expect them. Only for display: what is stored stays as it was typed.

type Quotes = readonly [opening: string, closing: string]

const ENGLISH: Quotes = ['“', '”']

const QUOTES: Readonly<Record<string, Quotes>> = {
  de: ['„', '“'],
  es: ['«', '»'],
  fr: ['«\u202f', '\u202f»'],
  it: ['«', '»'],
  pl: ['„', '”'],
  ru: ['«', '»'],
  uk: ['«', '»'],
}

/** Addresses are left alone. */
const SIGNS = /\S+:\/\/\S*|["']/g

const OPENS_AFTER = /[\s([{/—–\-“„«‘]/

/**
 * @param language a BCP 47 tag
 * @param before the sign before the text, where it goes on from another one
 */
export function curlyQuotes(text: string, language = 'en', before = ''): string {
  const [opening, closing] = QUOTES[language.slice(0, 2)] ?? ENGLISH
  let open = 0
  return text.replace(SIGNS, (sign, place: number) => {
    if (sign.length > 1) return sign
    const [previous, next] = [text[place - 1] ?? before, text[place + 1] ?? '']
    const isAtBeginning = previous === '' || OPENS_AFTER.test(previous) || (sign === "'" && previous === '"')
    // Years may be cut at their beginning: ’90s.
    if (sign === "'") return isAtBeginning && /\p{L}/u.test(next) ? '‘' : '’'
    if (isAtBeginning && /\S/.test(next)) {
      open++
      return opening
    }
    // Inches and seconds have no beginning.
    if (open === 0 && /\d/.test(text[place - 1] ?? '')) return sign
    open = Math.max(0, open - 1)
    return closing
  })
}
