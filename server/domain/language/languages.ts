/** In which a site speaks to its readers, the one first that needs no prefix in its addresses. */
export const LANGUAGES = ['en', 'uk', 'ru', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

export const SOURCE_LANGUAGE = 'en'

export const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag)

/** Each as its own speakers call it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
  ar: 'العربية',
}

/** For `Intl`: `ar` alone has other digits in one country than in another. */
export const INTL_TAGS: Readonly<Record<Language, string>> = { en: 'en', uk: 'uk', ru: 'ru', ar: 'ar-u-nu-latn' }

export type Direction = 'ltr' | 'rtl'

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr')
