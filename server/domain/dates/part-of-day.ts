// Parts of a day in a typed date, “evening of 23 November 2025”. EDTF has hours but no evening, so the word is left out, and
// whoever typed it is told.

const EN =
  '(?:in |on |during |at )?(?:the )?(?:(?:early|late|mid)[ -])?(?:morning|afternoon|evening|night|overnight|dawn|dusk|(?:early|small) hours)(?: hours)?(?:(?: of| on)(?: the)?)?'
const UK_RU =
  '(?:[уво]о? )?(?:вранці|ранком|вдень|удень|ввечері|увечері|вечір|вночі|уночі|ніч|утром|днём|днем|вечером|вечер|ночью|ночь)'
const DE = '(?:am |in der |späten |frühen )*(?:vormittag|nachmittag|abend|nacht)(?: des| vom)?'
const FR = "(?:dans )?(?:la |le |l['’])?(?:matinée|matin|après-midi|soirée|soir|nuit)"

const word = (pattern: string): RegExp => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'u')

/** The night that ends on a day. */
const NIGHT_TO = word('(?:[ву]о? )?(?:ночь|ніч) на|in der nacht (?:zum|auf den)')
/** The night between two days. */
const NIGHT_BETWEEN = [
  /(?<!\p{L})(?:[ву]о? )?(ночь|ніч) (?:с|з|із|зі|со) (.+?) на (?=\d)/u,
  /(?<!\p{L})(?:in der )?(nacht) vom (.+?) (?:auf|zum)(?: den)? (?=\d)/u,
]
const PARTS = [EN, UK_RU, DE, FR].map(word)

const SMALL_WORDS = /^(?:in|on|during|at|the|dans|la|le|am|der|[ув]о?) |^l['’]| (?:of|on|the|des|vom|на|zum|auf|den)$/u

interface WithoutPart {
  readonly text: string
  /** What was left out; null where nothing was. */
  readonly leftOut: string | null
}

/** `text` in lower case. */
export function withoutPartOfDay(text: string): WithoutPart {
  for (const pattern of NIGHT_BETWEEN) {
    const [found, word = null, first] = pattern.exec(text) ?? []
    if (found) return { text: text.replace(found, `${first} - `), leftOut: word }
  }
  for (const [pattern, instead] of [[NIGHT_TO, ' night to '] as const, ...PARTS.map(part => [part, ' '] as const)]) {
    const found = pattern.exec(text)
    if (found) return { text: text.replace(pattern, instead), leftOut: bare(found[0]) }
  }
  return { text, leftOut: null }
}

function bare(words: string): string {
  const shorter = words.trim().replace(SMALL_WORDS, '').trim()
  return shorter === words.trim() ? shorter : bare(shorter)
}

/** Whether a text has a time of day, of which “in the evening” would be the half. */
export const hasTime = (text: string): boolean =>
  /\d[:.]\d\d(?![\d.])|\d ?[ap]\.?m(?!\p{L})|uhr|noon|midday|\d ?h(?!\p{L})/u.test(text)
