import type { Feed, FeedEntry } from './feed.ts'
import { escapeXml } from './svg/xml-text.ts'

/** Atom (RFC 4287), with the earlier entries in feeds of their own (RFC 5005, section 4). */
export function atomText(feed: Feed): string {
  const { id, title, description, language, updated, self, page, earlier, current, entries } = feed
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${escapeXml(language)}">`,
    element('id', id),
    element('title', title),
    element('subtitle', description),
    element('updated', updated),
    link('self', 'application/atom+xml', self),
    link('alternate', 'text/html', page),
    ...(current === null ? [] : ['<fh:archive/>', link('current', 'application/atom+xml', current)]),
    ...(earlier === null ? [] : [link('prev-archive', 'application/atom+xml', earlier)]),
    ...entries.flatMap(entryLines),
    '</feed>',
  ]
  return `${lines.join('\n')}\n`
}

const entryLines = ({ id, title, url, published, updated, author, text }: FeedEntry): string[] => [
  '<entry>',
  element('id', id),
  element('title', title),
  element('published', published),
  element('updated', updated),
  `<author>${element('name', author)}</author>`,
  link('alternate', 'text/html', url),
  element('content', text),
  '</entry>',
]

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`
