import type { Language } from '../../language/languages.ts'
import { arabic } from './arabic.ts'
import { english } from './english.ts'
import { russian } from './russian.ts'
import type { DateSpeech } from './speech.ts'
import { ukrainian } from './ukrainian.ts'

export const SPEECHES: Readonly<Record<Language, DateSpeech>> = {
  en: english,
  uk: ukrainian,
  ru: russian,
  ar: arabic,
}
