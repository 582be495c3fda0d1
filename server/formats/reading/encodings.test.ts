import { describe, expect, it } from 'vitest'
import { decoded, type Encoding, textOf } from './encodings.ts'

// As many bytes as there are letters: what the encodings are is told by their tables.
const bytesIn = (text: string, encoding: Encoding): Buffer => {
  const letters = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoded(Buffer.from([byte]), encoding), byte] as const),
  )
  return Buffer.from([...text].map(letter => letters.get(letter) ?? 0x3f))
}

describe('the encoding of a text', () => {
  it.each<[string, Buffer, Encoding, boolean]>([
    ['UTF-8', Buffer.from('Дата;Назва'), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from('\ufeffDate;Title'), 'utf-8', false],
    ['UTF-16, as spreadsheets write text in Unicode', Buffer.from('\ufeffDate\tTitle', 'utf16le'), 'utf-16le', false],
    ['Cyrillic of Windows', bytesIn('Дата;Назва\nПереговори в Женеві', 'windows-1251'), 'windows-1251', true],
    ['Cyrillic of KOI8', bytesIn('Дата;Назва\nПереговори в Женеві', 'koi8-u'), 'koi8-u', true],
    ['Western', bytesIn('Datum;Titel\nGespräche in Zürich – “später”', 'windows-1252'), 'windows-1252', true],
  ])('is found: %s', (_, bytes, encoding, isGuessed) => expect(textOf(bytes)).toMatchObject({ encoding, isGuessed }))

  it('has the signs of Windows where other tables have control characters', () =>
    expect(decoded(Buffer.from([0x93, 0x61, 0x94, 0x20, 0x96, 0x20, 0x80]), 'windows-1252')).toBe('“a” – €'))
})
