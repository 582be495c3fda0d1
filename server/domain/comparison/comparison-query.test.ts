import { describe, expect, it } from 'vitest'
import { comparisonQueryString, parseComparisonQuery } from './comparison-query.ts'

const parse = (text: string) => parseComparisonQuery(new URLSearchParams(text))
const messages = (text: string) => parse(text).problems.map(({ path, message }) => `${path}: ${message}`)

describe('a comparison in an address', () => {
  it.each([
    ['documents=a,b'],
    ['documents=b,a,c&kind=dropped&kind=split&significance=decisive&significance=ungraded&issue=territory'],
    ['documents=a,b&differences=on&marking=on&show=b'],
    ['documents=a,b&marking=off'],
    ['documents=a,b&from=a%3A4.b'],
  ])('%s is read and written alike', text => {
    const { query, problems, unknown } = parse(text)
    expect(problems).toEqual([])
    expect(unknown).toEqual([])
    expect(comparisonQueryString(query)).toBe(text)
  })

  it('may come from a form: repeated, in any order, with empty fields', () => {
    const { query, problems } = parse('documents=a&documents=&documents=b&kind=split&kind=dropped&show=&issue=')
    expect(problems).toEqual([])
    expect(comparisonQueryString(query)).toBe('documents=a,b&kind=dropped&kind=split')
  })

  it('asks for no text until it names the parameter', () => {
    expect(parse('').asksForTexts).toBe(false)
    expect(parse('').problems).toEqual([])
    expect(messages('documents=')).toEqual(['documents: Choose at least 2 texts.'])
  })

  it.each([
    ['documents=a', 'documents: Choose at least one more text to compare this one with.'],
    ['documents=a,b,a', 'documents: “a” was named twice; a text is not compared with itself.'],
    ['documents=a,b,c,d,e,f,g', 'documents: 7 texts were chosen; at most 5 fit side by side. Leave out 2.'],
    ['documents=a,b&kind=bogus', 'kind: There is no “bogus”. Choose from: dropped, no-successor'],
    [
      'documents=a,b&significance=3',
      'significance: There is no “3”. Choose from: decisive, substantive, editorial, ung',
    ],
    ['documents=a,b&marking=on&marking=off', 'marking: “marking” was given twice; give it once.'],
    ['documents=a,b&from=a', 'from: Name a row by its first point, such as second-draft:6.'],
    ['documents=a,b&show=c', 'show: There is no “c”. Choose from: a, b.'],
  ])('%s is told what is wrong', (text, message) => expect(messages(text).join('\n')).toContain(message))

  it('names what means nothing here', () => expect(parse('documents=a,b&page=2').unknown).toEqual(['page']))
})
