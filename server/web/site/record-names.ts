import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'

// What a record calls itself, and the language in which its editors write.

type Asked = Pick<NegotiationRecord, 'find'>

const PROGRAM = 'Parley'

export const siteNameOf = (record: Asked): string => record.find('record', 'record')?.masthead ?? PROGRAM

const INTERFACE = 'en'

export const languageOfTexts = (record: Asked): string => record.find('record', 'record')?.language ?? INTERFACE

/** The language with the country that goes without saying. English is set as it is in Britain. */
export function localeOf(language: string): string {
  const { language: name, region } = new Intl.Locale(language)
  const where = region ?? (name === INTERFACE ? 'GB' : new Intl.Locale(language).maximize().region)
  return where === undefined ? name : `${name}_${where}`
}
