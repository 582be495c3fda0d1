import ejs from 'ejs'
import type { Tag } from '../../domain/language/texts.ts'

// What templates hand into sentences of the catalogues, which then go out as HTML: `<%- t.timeline.noMatchHelp(linkTo(href)) %>`.

/** Makes a part of a sentence a link. */
export const linkTo =
  (href: string): Tag =>
  text =>
    `<a href="${ejs.escapeXML(href)}">${text}</a>`

/** A text of the record's, or what a reader typed, set off in bold within a sentence. */
export const bold = (text: string): string => `<b>${ejs.escapeXML(text)}</b>`
