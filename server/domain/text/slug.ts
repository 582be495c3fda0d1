import anyAscii from 'any-ascii'

/** The text as an id can hold it: in Latin letters, lower case, with single hyphens; empty where it has neither letters nor digits. */
export const slugOf = (text: string, most: number): string =>
  anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most + 1)
    .replace(/^-/, '')
    .slice(0, most)
    .replace(/-$/, '')
