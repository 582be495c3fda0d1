import { describe, expect, it } from 'vitest'
import { COUNTRY_NAMES, countryCode, countryName, otherNamesOf } from './countries.ts'

describe('a country', () => {
  it.each([
    ['Switzerland', 'CH'],
    ['  switzerland ', 'CH'],
    ['ch', 'CH'],
    ['UK', 'GB'],
    ['United Kingdom', 'GB'],
    ['türkiye', 'TR'],
    ['Turkiye', 'TR'],
  ])('written as “%s” is %s', (typed, code) => expect(countryCode(typed)).toBe(code))

  it.each(['Atlantis', 'EU', 'ZZ', 'DD', '', 'European Union'])('is not “%s”', typed =>
    expect(countryCode(typed)).toBeUndefined(),
  )

  it('is found by its name, whichever it is', () => {
    expect(COUNTRY_NAMES.length).toBeGreaterThan(240)
    for (const name of COUNTRY_NAMES) expect(countryName(countryCode(name) ?? '')).toBe(name)
  })

  it('has a short name besides its code', () => {
    expect(otherNamesOf('GB')).toEqual(['UK', 'GB'])
    expect(otherNamesOf('US')).toEqual(['US'])
    expect(otherNamesOf('XX')).toEqual(['XX'])
  })
})
