import { describe, expect, test } from 'vitest'
import { Spellings } from './spellings.ts'

const spellings = new Spellings([
  ['Ada Aalto', 'Ада Аалто', 'Ада Альто'],
  ['Lugano', 'Лугано'],
  ['Kyiv', 'Київ', 'Киев'],
  ['Sea Land', 'Морская держава на севере'],
])

describe('other spellings of a word', () => {
  test.each([
    ['kyiv', 'киев', 'another script'],
    ['kiev', 'kyiv', 'another Latin form, by way of another script'],
    ['киів', 'kiev', 'from one script to another'],
    ['aalto', 'альто', 'one word of a name'],
    ['lug', 'лугано', 'the beginning of a name'],
    ['женева', 'zheneva', 'what no name holds, in Latin letters'],
  ])('%s is found as %s: %s', (word, other) => {
    expect(spellings.termOf(word)).toContain(other)
  })

  test('begin with the word itself, and hold nothing that the word finds anyway', () => {
    expect(spellings.termOf('лугано')).toEqual(['лугано', 'lugano'])
    expect(spellings.termOf('ky')).toEqual(['ky'])
  })

  test('names with another number of words are not taken word by word', () => {
    expect(spellings.termOf('land')).toEqual(['land'])
  })
})
