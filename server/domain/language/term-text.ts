export type TermText = readonly [label: string, definition: string]

/** By vocabulary and id. */
type Vocabularies = Readonly<Record<string, Readonly<Record<string, TermText>>>>

export const termTexts = <T extends Vocabularies>(texts: T): T => texts

/** The same terms in another language. */
export type SameTerms<T> = {
  readonly [Name in keyof T]: { readonly [Id in keyof T[Name]]: TermText }
}
