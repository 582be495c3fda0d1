import ejs from 'ejs'
import type { Language } from '../../domain/language/languages.ts'
import type { Tag } from '../../domain/language/texts.ts'

// What templates hand into sentences of the catalogues, which then go out as HTML: `<%- t.timeline.noMatchHelp(linkTo(href)) %>`.

/** Makes a part of a sentence a link; `language` is that of the page to which it leads, where that is another. */
export const linkTo =
  (href: string, language?: Language): Tag =>
  text =>
    `<a${language ? ` hreflang="${language}"` : ''} href="${ejs.escapeXML(href)}">${text}</a>`

/** A text of the record's, or what a reader typed, set off in bold within a sentence. */
export const bold = (text: string): string => `<b>${ejs.escapeXML(text)}</b>`
