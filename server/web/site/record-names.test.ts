import { expect, it } from 'vitest'
import { localeOf } from './record-names.ts'

it.each([
  ['en', 'en_GB'],
  ['en-US', 'en_US'],
  ['es', 'es_ES'],
  ['es-CO', 'es_CO'],
  ['ar', 'ar_EG'],
  ['zh-Hant', 'zh_TW'],
])('previews are told that %s is %s', (language, locale) => expect(localeOf(language)).toBe(locale))
