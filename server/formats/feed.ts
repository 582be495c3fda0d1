/** A feed as such, whatever it is written as. All addresses are whole. */
export interface Feed {
  /** Never changes, wherever the feed moves. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly language: string
  /** When the newest of its entries was recorded. */
  readonly updated: string
  readonly self: string
  /** The page that says the same to people. */
  readonly page: string
  /** What came before; null where nothing did. */
  readonly earlier: string | null
  /** Where the newest entries are, in a feed that holds earlier ones and stays as it is. */
  readonly current: string | null
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  /** Never changes and is no other entry's, in any feed. */
  readonly id: string
  readonly title: string
  readonly url: string
  /** When it was first recorded. */
  readonly published: string
  /** When it last changed in a way that readers must notice. */
  readonly updated: string
  readonly author: string
  readonly text: string
}
