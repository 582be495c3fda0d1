import { z } from 'zod'
import { inOneLine, usualBreaks } from './pasted-text.ts'

// Plain text as the record accepts it. Everything that could change how *other* text is read is refused, not repaired:
// repairing silently would store words that nobody wrote.

const REFUSED: readonly { readonly pattern: RegExp; readonly what: (found: string) => string }[] = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    pattern: /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u,
    what: found => `a control character (${codePoint(found)})`,
  },
  {
    // Embeddings, overrides and isolates: Unicode TR36, "Bidirectional Text Spoofing".
    pattern: /[\u202a-\u202e\u2066-\u2069]/u,
    what: found => `a character that reverses the direction of text (${codePoint(found)})`,
  },
  {
    pattern: /[\ufff9-\ufffb\ufffe\uffff]/u,
    what: found => `a character that has no meaning in text (${codePoint(found)})`,
  },
  // Where HTML begins a tag or a comment; “< 5 km” and “a -> b” are text like any other.
  { pattern: /<(?=[a-z/!?])/iu, what: found => `“${found}”; plain text only, no markup` },
]

/** Something that is seen: neither space nor one of the characters that are only there for others (zero width, marks of direction). */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The first reason why `text` is not acceptable plain text, as a message for the person who typed it. */
export function plainTextProblem(text: string): string | undefined {
  if (!text.isWellFormed()) return 'Contains half of a character (a lone surrogate). Type or paste the text again.'
  for (const { pattern, what } of REFUSED) {
    const match = pattern.exec(text)
    if (match) return `Remove character ${[...text.slice(0, match.index)].length + 1}: it is ${what(match[0])}.`
  }
  return undefined
}

/** Characters as people count them: code points, so that an emoji is one and a CRLF from a browser must be normalised before. */
export const characterCount = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Required text of at most `limit` characters; with `multiline` it has line breaks (a blank line separates paragraphs),
 * without it they become spaces.
 */
export function plainText(limit: number, { multiline = false } = {}): z.ZodString {
  return z
    .string({ error: 'Must be text.' })
    .overwrite(text => (multiline ? usualBreaks(text) : inOneLine(usualBreaks(text))))
    .superRefine((text, context) => {
      const problem = !VISIBLE.test(text)
        ? 'Must not be empty.'
        : text.length > limit && characterCount(text) > limit
          ? `Has ${characterCount(text).toLocaleString('en')} characters; at most ${limit.toLocaleString('en')} are allowed.`
          : plainTextProblem(text)
      if (problem) context.addIssue({ code: 'custom', message: problem })
    })
    .meta({ minLength: 1, maxLength: limit })
}
