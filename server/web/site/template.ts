/** The style sheet that a page loads besides the one that all pages share. */
type PageStyles = 'texts' | 'explorer'

/** A page's template and, for the compiler alone, the type of what it receives as `page`. */
export interface Template<Page> {
  /** Its file below `views`, without the ending. */
  readonly file: string
  readonly styles: PageStyles | null
  /** The script that it loads besides those of all pages and of its style sheet. */
  readonly script: 'passkeys' | null
  /** Never set: it ties the type to the token. */
  readonly receives?: (page: Page) => void
}

export const template = <Page>(
  file: string,
  { styles = null, script = null }: Partial<Pick<Template<Page>, 'styles' | 'script'>> = {},
): Template<Page> => ({
  file,
  styles,
  script,
})
