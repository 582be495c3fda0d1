import { describe, expect, it } from 'vitest'
import { withLanguage } from './texts-language.ts'

describe('the language of what the editors wrote', () => {
  it.each([
    ['<h1 dir="auto">Acuerdo</h1>', '<h1 lang="es" dir="auto">Acuerdo</h1>'],
    ['<p class="summary" dir="auto">Se firmó</p>', '<p lang="es" class="summary" dir="auto">Se firmó</p>'],
    ['<input type="text" dir="auto" id="a">', '<input lang="es" type="text" dir="auto" id="a">'],
    [
      '<blockquote lang="ru" dir="auto"><p>Да</p></blockquote>',
      '<blockquote lang="ru" dir="auto"><p>Да</p></blockquote>',
    ],
    ['<p>Sources</p>', '<p>Sources</p>'],
    ['<p>dir="auto"</p>', '<p>dir="auto"</p>'],
  ])('in %s', (html, marked) => {
    expect(withLanguage(html, 'es')).toBe(marked)
    expect(withLanguage(html, 'en')).toBe(html)
  })
})
