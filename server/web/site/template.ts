/** The style sheet that a page loads besides the one that all pages share. */
type PageStyles = 'texts' | 'explorer'

/** What a piece in a frame loads: the one sheet that all of them share, or that of tables and drawings besides. */
type FrameStyles = 'plain' | 'tables'

/** A page's template and, for the compiler alone, the type of what it receives as `page`. */
export interface Template<Page> {
  /** Its file below `views`, without the ending. */
  readonly file: string
  readonly styles: PageStyles | null
  /** The script that it loads besides those of all pages and of its style sheet. */
  readonly script: 'passkeys' | null
  /** Null for a page; a piece for other people's pages has a small document of its own around it. */
  readonly frame: FrameStyles | null
  /** Never set: it ties the type to the token. */
  readonly receives?: (page: Page) => void
}

export const template = <Page>(
  file: string,
  { styles = null, script = null, frame = null }: Partial<Pick<Template<Page>, 'styles' | 'script' | 'frame'>> = {},
): Template<Page> => ({
  file,
  styles,
  script,
  frame,
})
