import { countryCode, countryName } from './countries.ts'
import { type Field, text } from './field.ts'
import type { Look } from './shown.ts'

/** A country by its name, stored as its code. */
export const country = <N extends string>(
  name: N,
  label: string,
  look: Look = {},
): Field<{ readonly [K in N]: string }, N> => ({
  ...text(name, label, { ...look, offers: 'countries' }),
  typed: ({ [name]: code }) => (code === undefined ? '' : countryName(code)),
  read: (typed, { reader, part, stored }) => {
    const code = countryCode(typed) ?? (typed === stored?.[name] ? stored[name] : undefined)
    if (code === undefined)
      reader.report(part + name, `“${typed.trim()}” is no country. Type its name, such as ${countryName('CH')}.`)
    return { [name]: code }
  },
  inWords: ({ [name]: code }) => (code === undefined ? '' : countryName(code)),
})
