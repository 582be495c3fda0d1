// In which language words are. The interface is English, so the document is; what the editors wrote is in the language of the
// record. A screen reader changes its voice, and a browser its hyphens and quotation marks, where an element says so: to call the
// whole page Spanish would have every label read by a Spanish voice. Templates mark such texts by `dir="auto"` already, since
// they may be in any script; the last step of a page says the language at the same places, unless one is named there.

const OF_EDITORS = /<[a-z][a-z0-9]*\b(?=[^>]* dir="auto")(?![^>]* lang=")/g

export const withLanguage = (html: string, language: string): string =>
  language === 'en' ? html : html.replace(OF_EDITORS, `$& lang="${language}"`)
