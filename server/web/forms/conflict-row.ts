/** A field that two people filled in differently at the same time. */
export interface ConflictRow {
  readonly field: string
  readonly saved: string
  readonly yours: string
}
