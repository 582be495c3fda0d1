const TAG = /<\/?([a-z][a-z0-9-]{0,20})(?=[\s/>])/gi

/** The HTML tags of a text that was copied from the source of a page: they are text like any other here. */
export function tagsIn(text: string): { readonly count: number; readonly first: string } | null {
  const tags = text.match(TAG)
  return tags?.[0] === undefined ? null : { count: tags.length, first: `${tags[0]}>` }
}
