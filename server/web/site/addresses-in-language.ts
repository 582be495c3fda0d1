import type { Language } from '../../domain/language/languages.ts'
import { inLanguage } from '../http/readers-language.ts'

// Pages are made with the one address that each page has. Where one is read in another language, all that it leads to is led to in
// that language, but for what says of itself in which language it is.

const ADDRESSES = /( hreflang="[^"]+")?( (?:href|action|formaction|data-[a-z-]+)=")(\/[^"]*)"/g

export const withAddresses = (html: string, language: Language): string =>
  language === 'en'
    ? html
    : html.replace(ADDRESSES, (all, named: string | undefined, attribute: string, address: string) =>
        named === undefined ? `${attribute}${inLanguage(address, language)}"` : all,
      )
