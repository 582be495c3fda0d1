import { describe, expect, it } from 'vitest'
import { hasLanguages, inLanguage, inSourceLanguage } from './readers-language.ts'

describe('the address of a page in a language', () => {
  it.each([
    ['/', '/uk'],
    ['/?kind=talks', '/uk?kind=talks'],
    ['/#latest', '/uk#latest'],
    ['/about#glossary', '/uk/about#glossary'],
    ['/documents/us-28/points/4.2', '/uk/documents/us-28/points/4.2'],
    ['/search?q=a.json', '/uk/search?q=a.json'],
    ['/ru/about', '/ru/about'],
    ['/uk', '/uk'],
    ['/uk?kind=talks', '/uk?kind=talks'],
    ['/uk-news', '/uk/uk-news'],
    ['//elsewhere.example/', '//elsewhere.example/'],
    ['https://elsewhere.example/', 'https://elsewhere.example/'],
    ['#main', '#main'],
  ])('%s is %s', (address, inUkrainian) => {
    expect(inLanguage(address, 'uk')).toBe(inUkrainian)
    expect(inLanguage(address, 'en')).toBe(address)
    if (address !== inUkrainian) expect(inSourceLanguage(inUkrainian)).toBe(address)
  })

  it.each([
    '/timeline.json',
    '/timeline.ics?kind=talks',
    '/assets/1/main.js',
    '/cards/events/a/1.png',
    '/live',
    '/api/1/events/a',
    '/embed/timeline?kind=talks',
    '/data/journal.jsonl',
    '/robots.txt',
  ])('%s is the same in all', address => {
    expect(hasLanguages(address)).toBe(false)
    expect(inLanguage(address, 'uk')).toBe(address)
  })

  it.each(['/uk//elsewhere.example/', '/uk/\\elsewhere.example'])('%s is not made to lead elsewhere', address =>
    expect(inSourceLanguage(address)).toBe(address),
  )
})
