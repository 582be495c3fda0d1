import type { Feed } from './feed.ts'

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeedText({ title, description, language, self, page, earlier, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: page,
    feed_url: self,
    ...(earlier !== null && { next_url: earlier }),
    items: entries.map(({ id, title, url, published, updated, author, text }) => ({
      id,
      url,
      title,
      content_text: text,
      date_published: published,
      ...(updated !== published && { date_modified: updated }),
      authors: [{ name: author }],
    })),
  }
  return `${JSON.stringify(feed, null, 2)}\n`
}
