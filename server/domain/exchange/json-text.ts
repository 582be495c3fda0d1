import { beginning } from '../text/shortened.ts'

// Reading JSON that people wrote or edited. `JSON.parse` says what it stumbled over, but not always where, and never what
// to do about it; so when it fails, the text is gone through once more.

export type JsonText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly message: string }

/** A byte order mark at the start is passed over: some editors write one, and it means nothing. */
export function parseJsonText(text: string): JsonText {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  try {
    return { ok: true, value: JSON.parse(json) }
  } catch (error) {
    const { offset, message } = firstMistake(json) ?? { offset: 0, message: `${(error as Error).message}.` }
    const before = json.slice(0, offset)
    const lineStart = before.lastIndexOf('\n') + 1
    let line = 1
    for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++
    return { ok: false, line, column: [...before.slice(lineStart)].length + 1, message }
  }
}

interface Mistake {
  readonly offset: number
  readonly message: string
}

/** What may stand at a place; `first` also allows the bracket that closes what has just been opened. */
type Expected = 'value' | 'first-value' | 'name' | 'first-name' | 'colon' | 'more' | 'end'

const SPACE = /[ \t\n\r]*/y
const TOKEN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPED = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y
const WORD = /[\p{L}\p{N}_$.+-]+/uy

const lengthAt = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0].length ?? 0
}

function firstMistake(text: string): Mistake | undefined {
  if (text.trim() === '') return { offset: 0, message: 'The file is empty.' }
  // Not recursive: hostile text can be nested a million levels deep.
  const open: string[] = []
  let expected: Expected = 'value'
  let offset = 0

  while (true) {
    offset += lengthAt(SPACE, text, offset)
    const character = text[offset]
    if (character === undefined)
      return expected === 'end' ? undefined : { offset, message: 'The text ends too early. Was the file cut off?' }

    const closer = open.at(-1)
    const mayClose = expected === 'more' || expected === 'first-value' || expected === 'first-name'
    if (mayClose && character === closer) {
      open.pop()
      expected = open.length > 0 ? 'more' : 'end'
      offset++
      continue
    }

    switch (expected) {
      case 'end':
        return { offset, message: 'The document ended before this. Remove what follows.' }
      case 'colon':
        if (character !== ':')
          return { offset, message: 'A colon is missing between the name of the field and its value.' }
        expected = 'value'
        offset++
        continue
      case 'more':
        if (character !== ',') return { offset, message: `A comma is missing before this, or a “${closer}” is.` }
        expected = closer === '}' ? 'name' : 'value'
        offset++
        continue
      case 'name':
      case 'first-name':
        if (character !== '"') return { offset, message: nameMistake(character, expected) }
        break
      default:
        if (character === '{' || character === '[') {
          open.push(character === '{' ? '}' : ']')
          expected = character === '{' ? 'first-name' : 'first-value'
          offset++
          continue
        }
    }

    const isName: boolean = expected === 'name' || expected === 'first-name'
    if (character === '"') {
      const end = stringEnd(text, offset)
      if (typeof end !== 'number') return end
      offset = end
    } else {
      const length = lengthAt(TOKEN, text, offset)
      if (length === 0 || lengthAt(WORD, text, offset) > length)
        return { offset, message: valueMistake(character, text.slice(offset, offset + lengthAt(WORD, text, offset))) }
      offset += length
    }
    expected = isName ? 'colon' : open.length > 0 ? 'more' : 'end'
  }
}

function nameMistake(character: string, expected: Expected): string {
  if (character === '}' && expected === 'name') return 'Remove the comma before this “}”.'
  return `The name of a field in double quotes ("…") was expected here.${hint(character)}`
}

function valueMistake(character: string, word: string): string {
  if (character === ']' || character === '}')
    return `A value is missing before this “${character}”, or a comma is too much.`
  const found = word === '' ? '' : ` “${beginning(word, 40)}” is none of these.`
  return `Text in double quotes, a number, true, false, null, [ or { was expected here.${found}${hint(character)}`
}

function hint(character: string): string {
  if (character === '/' || character === '#') return ' JSON has no comments.'
  return /['‘’“”„«`]/u.test(character) ? ' Use straight double quotes around text.' : ''
}

/** The offset after the string that begins at `start`, or what is wrong in it. */
function stringEnd(text: string, start: number): number | Mistake {
  for (let offset = start + 1; ; offset++) {
    const code = text.charCodeAt(offset)
    if (Number.isNaN(code)) return { offset: start, message: 'The text that begins here has no closing quote.' }
    if (code === 0x22) return offset + 1
    if (code < 0x20)
      return {
        offset,
        message:
          code === 0x0a || code === 0x0d
            ? 'A line break inside text: write it as \\n, or close the quote before it.'
            : 'A control character inside text: remove it.',
      }
    if (code !== 0x5c) continue
    const length = lengthAt(ESCAPED, text, offset + 1)
    if (length === 0) return { offset, message: 'A backslash inside text: write it twice (\\\\).' }
    offset += length
  }
}
