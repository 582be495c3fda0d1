import type { Layout } from './layout-view.ts'

// In which language words are. What the site says itself is in the language of the document; what the editors wrote is in the
// language of the record, or translated. A screen reader changes its voice, and a browser its hyphens and quotation marks, where an
// element says so: to call the whole page Spanish would have every label read by a Spanish voice. Templates mark such texts by
// `dir="auto"` already, since they may be in any script; the last step of a page says the language at the same places, unless one
// is named there.

const OF_EDITORS = /(<[a-z][a-z0-9]*\b)(?=[^>]* dir="auto")(?![^>]* lang=")([^>]*>)([^<]*(?:<[^>]*>[^<]*){0,2})/g

/** The script in which translations are written, where it tells them from an original in Latin letters. */
const SCRIPTS: Readonly<Record<Layout['lang'], RegExp | null>> = {
  en: null,
  uk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
}

export function withLanguage(html: string, { lang, language }: Pick<Layout, 'lang' | 'language'>): string {
  if (language === lang) return html
  const own = SCRIPTS[lang]
  return html.replace(OF_EDITORS, (all, name: string, rest: string, text: string) => {
    const isOwn = own?.test(text.replace(/<[^>]*>/g, ''))
    return isOwn ? all : `${name} lang="${language}"${rest}${text}`
  })
}
