import { describe, expect, it } from 'vitest'
import { characterCount, plainText, plainTextProblem } from './plain-text.ts'

const messagesFor = (text: unknown, limit = 10, options = {}): string[] => {
  const parsed = plainText(limit, options).safeParse(text)
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message)
}

describe('plainTextProblem', () => {
  it.each<[string, string]>([
    ['words', 'Two sides meet'],
    ['no words', ''],
    ['Ukrainian and Russian', 'Зустріч у Женеві, встреча'],
    ['Arabic and Hebrew with their own marks', 'لقاء\u200f שיחה\u200e \u061c'],
    ['Persian with a zero-width non-joiner', 'می\u200cخواهم'],
    ['Chinese', '日内瓦会谈'],
    ['an emoji joined of several', '👩\u200d👩\u200d👧'],
    ['line breaks', 'one\n\ntwo'],
    ['signs of comparison', 'Fewer than < 5 km, 3 > 2, <5, a -> b, a <= b, <<, >>, <'],
    ['quotes, ampersands and entities as they are', '“a” & \'b\' &lt;c&gt; "d"'],
  ])('accepts %s', (_, text) => expect(plainTextProblem(text)).toBeUndefined())

  it.each<[string, string, string]>([
    ['NUL', 'a\u0000b', 'Remove character 2: it is a control character (U+0000).'],
    ['a tab', 'a\tb', 'Remove character 2: it is a control character (U+0009).'],
    ['a carriage return', 'ab\r\n', 'Remove character 3: it is a control character (U+000D).'],
    ['an escape', '\u001b[31m', 'Remove character 1: it is a control character (U+001B).'],
    ['DEL', 'a\u007f', 'Remove character 2: it is a control character (U+007F).'],
    ['a C1 control', 'a\u0085', 'Remove character 2: it is a control character (U+0085).'],
    [
      'a right-to-left override',
      'a\u202eb',
      'Remove character 2: it is a character that reverses the direction of text (U+202E).',
    ],
    ['an isolate', '\u2066', 'Remove character 1: it is a character that reverses the direction of text (U+2066).'],
    ['an annotation mark', 'a\ufff9', 'Remove character 2: it is a character that has no meaning in text (U+FFF9).'],
    ['no character', 'a\uffff', 'Remove character 2: it is a character that has no meaning in text (U+FFFF).'],
    ['markup', 'a <b>', 'Remove character 3: it is “<”; plain text only, no markup.'],
    ['the end of markup', 'a </b', 'Remove character 3: it is “<”; plain text only, no markup.'],
    ['a comment', '<!-- a', 'Remove character 1: it is “<”; plain text only, no markup.'],
  ])('refuses %s and says where it is', (_, text, message) => expect(plainTextProblem(text)).toBe(message))

  it('counts the place in characters, not in UTF-16 units', () =>
    expect(plainTextProblem('👍👍\u0000')).toMatch(/^Remove character 3:/))

  it.each(['\ud800', 'a\udc00b', '\udc00\ud800'])('refuses half of a character: %j', text =>
    expect(plainTextProblem(text)).toMatch(/lone surrogate/),
  )
})

describe('plainText', () => {
  it('counts code points, so that an emoji is one character', () => {
    expect(characterCount('👍a')).toBe(2)
    expect(messagesFor('👍'.repeat(10))).toEqual([])
    expect(messagesFor('👍'.repeat(11))).toEqual(['Has 11 characters; at most 10 are allowed.'])
    expect(messagesFor('x'.repeat(10))).toEqual([])
    expect(messagesFor('x'.repeat(4321), 4000)).toEqual(['Has 4,321 characters; at most 4,000 are allowed.'])
  })

  it.each(['', ' ', '\n \n', '\u00a0'])('must not be blank: %j', text =>
    expect(messagesFor(text, 10, { multiline: true })).toEqual(['Must not be empty.']),
  )

  it.each(['', ' \n ', '\u200b\u200b', '\u2060', '\u00ad \u200e'])(
    'is not empty, nor %j, in which nothing is seen',
    text => expect(messagesFor(text)).toEqual(['Must not be empty.']),
  )

  it('is one line unless more are allowed', () => {
    expect(plainText(10).parse('a\n\nb')).toBe('a b')
    expect(plainText(10, { multiline: true }).parse('a\n\nb')).toBe('a\n\nb')
  })

  it.each(['a\r\nb', 'a\rb', 'a\u000bb', 'a\u000cb', 'a\u0085b'])('takes %j for a line break', text => {
    expect(plainText(10).parse(text)).toBe('a b')
    expect(plainText(10, { multiline: true }).parse(text)).toBe('a\nb')
  })

  it.each([undefined, null, 7, ['a'], { length: 1 }, true])('must be text, not %j', value =>
    expect(messagesFor(value)).toEqual(['Must be text.']),
  )

  it('gives one message at a time, and changes nothing in what it accepts', () => {
    expect(messagesFor('<\u0000\n>')).toHaveLength(1)
    expect(plainText(10).parse(' a b ')).toBe(' a b ')
    expect(plainText(10).parse('a\u00adb\u2028e\u0301')).toBe('a\u00adb\u2028e\u0301')
  })
})
