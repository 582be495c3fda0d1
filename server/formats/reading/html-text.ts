import { Parser } from 'htmlparser2'

/** Elements between which people see a new paragraph, or a new line. */
const PARAGRAPHS = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'section',
])
const LINES = new Set(['br', 'li', 'tr'])
const UNSEEN = new Set(['script', 'style', 'head', 'template', 'iframe', 'noscript'])

/** Whether a text is meant as HTML: it has a tag that people use in texts, or a named character. */
export const hasMarkup = (text: string): boolean =>
  /<\/?(p|br|b|i|em|strong|a|span|div|ul|ol|li|blockquote|h[1-6]|u|small|sup|sub|img|iframe|script|style)\b[^<>]*>|&(amp|lt|gt|quot|apos|nbsp|ndash|mdash|[lr][ds]quo|#\d+|#x[\da-f]+);/i.test(
    text,
  )

export interface PlainHtml {
  readonly text: string
  /** The addresses to which it links, each once. */
  readonly links: readonly { readonly url: string; readonly text: string }[]
}

/** What people read of a piece of HTML, with blank lines between paragraphs; on request with the addresses of its links. */
export function plainHtml(html: string, { withAddresses = false } = {}): PlainHtml {
  const links: { url: string; text: string }[] = []
  let [text, hidden] = ['', 0]
  let link: { url: string; text: string } | undefined
  const parser = new Parser(
    {
      onopentag(name, { href }) {
        if (UNSEEN.has(name)) hidden++
        if (PARAGRAPHS.has(name)) text += '\n\n'
        if (LINES.has(name)) text += '\n'
        if (name === 'a' && href !== undefined && /^https?:\/\//i.test(href)) link = { url: href, text: '' }
      },
      ontext(words) {
        if (hidden > 0) return
        const plain = words.replace(/[ \t\r\n]+/g, ' ')
        text += plain
        if (link) link.text += plain
      },
      onclosetag(name) {
        if (UNSEEN.has(name)) hidden--
        if (PARAGRAPHS.has(name)) text += '\n\n'
        if (name === 'a' && link) {
          const { url } = link
          if (withAddresses && !link.text.includes(url)) text += ` (${url})`
          if (!links.some(one => one.url === url)) links.push({ url, text: link.text.trim() })
          link = undefined
        }
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return {
    text: text
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/ {2,}/g, ' ')
      .trim(),
    links,
  }
}
