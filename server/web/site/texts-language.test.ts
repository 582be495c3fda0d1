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
    expect(withLanguage(html, { lang: 'en', language: 'es' })).toBe(marked)
    expect(withLanguage(html, { lang: 'en', language: 'en' })).toBe(html)
  })

  it.each([
    ['uk', '<h1 dir="auto">Женевські переговори</h1>', '<h1 dir="auto">Женевські переговори</h1>'],
    ['uk', '<h1 dir="auto">Geneva talks</h1>', '<h1 lang="en" dir="auto">Geneva talks</h1>'],
    ['uk', '<h3 dir="auto"><a href="/x">Женева</a></h3>', '<h3 dir="auto"><a href="/x">Женева</a></h3>'],
    ['ar', '<h1 dir="auto">Geneva talks</h1>', '<h1 lang="en" dir="auto">Geneva talks</h1>'],
    ['ar', '<h1 dir="auto">محادثات جنيف</h1>', '<h1 dir="auto">محادثات جنيف</h1>'],
  ] as const)('on a page in %s: %s', (lang, html, marked) =>
    expect(withLanguage(html, { lang, language: 'en' })).toBe(marked),
  )
})
