import { describe, expect, it } from 'vitest'
import { language } from '../../domain/entries/fields.ts'
import { LANGUAGE_NAMES, languageInWords, languageName, languageTag } from './languages.ts'

describe('a language', () => {
  it.each([
    ['English', 'en'],
    ['  spanish ', 'es'],
    ['español', 'es'],
    ['Espanol', 'es'],
    ['العربية', 'ar'],
    ['es', 'es'],
    ['pt-br', 'pt-BR'],
    ['zh-Hant', 'zh-Hant'],
    ['ckb', 'ckb'],
  ])('written as “%s” is %s', (typed, tag) => {
    expect(languageTag(typed)).toBe(tag)
    expect(language.safeParse(tag).success).toBe(true)
  })

  it.each(['Klingonish', '', '12', 'e', '<b>', 'x'.repeat(40)])('is not “%s”', typed =>
    expect(languageTag(typed)).toBeUndefined(),
  )

  it('is found by its name, whichever it is', () => {
    expect(LANGUAGE_NAMES.length).toBeGreaterThan(150)
    expect(LANGUAGE_NAMES.filter(name => languageName(languageTag(name) ?? '') !== name)).toEqual([])
  })

  it.each([
    ['spanish', 'Spanish (es)'],
    ['es-CO', 'Colombian Spanish (es-CO)'],
    ['', null],
    ['Klingonish', null],
  ])('typed as “%s” is understood as %s', (typed, words) =>
    expect(languageInWords(typed)?.replace('Spanish (Colombia)', 'Colombian Spanish') ?? null).toBe(words),
  )
})
