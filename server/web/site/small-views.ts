import { dateInWords } from '../../domain/dates/words.ts'

// Dates, terms and paragraphs as templates show them.

export interface DateView {
  readonly words: string
  readonly edtf: string
}

export interface TermView {
  readonly id: string
  readonly label: string
  readonly definition: string
}

type Terms = Readonly<Record<string, { readonly label: string; readonly definition: string }>>

export const dateView = (edtf: string): DateView => ({ words: dateInWords(edtf), edtf })

/** Paragraphs are separated by blank lines; single line breaks are only wrapping. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')

export function termView(vocabulary: Terms, id: string | number): TermView {
  const term = vocabulary[String(id)]
  return { id: String(id), label: term?.label ?? String(id), definition: term?.definition ?? '' }
}
