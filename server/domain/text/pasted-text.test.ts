import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './folding.ts'
import { tidied, withoutUnseen } from './pasted-text.ts'
import { plainText } from './plain-text.ts'

describe('a pasted text', () => {
  it.each<[string, string, string]>([
    ['soft hyphens', 'Cease\u00adfire moni\u00adtoring', 'Ceasefire monitoring'],
    ['a byte order mark', '\ufeffTalks', 'Talks'],
    ['word joiners and invisible operators', 'a\u2060b\u2062c\u206dd', 'abcd'],
    ['a picture that did not come along', 'a \ufffcb', 'a b'],
    ['a place to break a line', 'site\u200bname', 'sitename'],
    ['joiners among Latin and Cyrillic letters', 'a\u200cb \u200d\u200cг\u200dо \u200d', 'ab го '],
    ['marks of direction where all goes one way', '\u200f23 November\u200e 2025\u061c', '23 November 2025'],
    ['a space that does not break', 'Talks\u00a0begin', 'Talks begin'],
    ['a cell of a table', 'one\ttwo', 'one two'],
    ['letters with their marks apart', 'e\u0301'.repeat(3), 'ééé'],
  ])('is stored without %s', (_, text, stored) => {
    expect(tidied(text)).toBe(stored)
    expect(tidied(text, { multiline: true })).toBe(stored)
  })

  it.each(['\n', '\r\n', '\r', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'])(
    'has a line break for %j where there may be one, else a space',
    sign => {
      expect(tidied(`one${sign}two`)).toBe('one two')
      expect(tidied(`one${sign}two`, { multiline: true })).toBe(sign === '\u2029' ? 'one\n\ntwo' : 'one\ntwo')
    },
  )

  it.each<[string, string]>([
    ['Persian with its non-joiner', 'می\u200cخواهم'],
    ['Hindi with its joiner', 'क्\u200dष'],
    ['a family of emoji', '👩\u200d👩\u200d👧 met'],
    ['an emoji with a selector', '❤\ufe0f\u200d🔥'],
    ['Thai, whose words a zero-width space parts', 'ภาษา\u200bไทย'],
    ['directions where two meet', 'שלום\u200f! \u200eABC'],
    ['signs of comparison', 'x < 5 > y -> z'],
    ['spaces of another width', '1\u202f500\u2009km'],
    ['what is refused', 'a\u0000b\u202ec\u2066d\uffff'],
  ])('keeps %s', (_, text) => expect(tidied(text)).toBe(text))

  it('counts as many characters as are seen', () => {
    expect(plainText(160).safeParse('e\u0301'.repeat(81)).success).toBe(false)
    expect(plainText(160).safeParse(tidied('e\u0301'.repeat(160))).success).toBe(true)
  })

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, multiline) => {
        const once = tidied(text, { multiline })
        expect(tidied(once, { multiline })).toBe(once)
        expect(withoutUnseen(once)).toBe(once)
      }),
    ))

  it('is found whatever it brought along', () => {
    expect(fold('Cease\u00adfire moni\u200btoring')).toBe('ceasefire monitoring')
    expect(fold('cease\ufefffire')).toBe(fold('CEASE\u2060FIRE'))
  })

  it('is left as it is where marks stand in heaps', () => {
    const heap = `a${'\u0301\u0323'.repeat(50_000)}`
    expect(tidied(heap)).toBe(heap)
  })
})
