import { whereAlpha3 } from 'iso-3166-1'
import { z } from 'zod'

/** The two letters that mean the same country as these three; anything else as it is. */
export const alpha2Of = (code: string): string => (code.length === 3 ? (whereAlpha3(code)?.alpha2 ?? code) : code)

/** ISO 3166-1 alpha-2. The three letters of alpha-3 mean the same country and are taken, too. */
export const countryCode = z
  .string()
  .overwrite(alpha2Of)
  .regex(/^[A-Z]{2}$/, 'Enter the country code of two or three letters, such as CH or CHE.')
