/** What whoever imports decides, because no file can say it. */
export interface ImportChoices {
  /** The id of the source of all that cites none: the data set itself. */
  readonly defaultSource?: string | undefined
  /** Whether a source with the address of another is taken for that one. */
  readonly mergesSources?: boolean
}
