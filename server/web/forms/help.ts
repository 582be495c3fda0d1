import type { Request, RequestHandler } from 'express'
import { readTypedDate } from '../../domain/dates/typed-date.ts'
import { isLanguage, SOURCE_LANGUAGE } from '../../domain/language/languages.ts'
import { BadRequestError } from '../http/http-error.ts'
import { speaking } from '../http/readers-language.ts'
import { queryOf } from '../http/request-query.ts'
import type { Site } from '../site/site.ts'
import { LOOKUP_TYPES, suggest } from './lookup.ts'
import type { LookupType } from './name-index.ts'
import { suggestPoints } from './point-lookup.ts'

// What the form's script asks while somebody types. Without the script the same is said when the form is sent.

function parameter(req: Request, name: string): string {
  const value = queryOf(req).get(name) ?? ''
  if (value.length > 200) throw new BadRequestError(`“${name}” is longer than 200 characters.`)
  return value
}

/** `GET /read-date.json?text=…&language=…` → what `readTypedDate` makes of it, in words of that language. */
export const readDate: RequestHandler = (req, res) => {
  const [text, language] = [parameter(req, 'text'), parameter(req, 'language')]
  const read = speaking(isLanguage(language) ? language : SOURCE_LANGUAGE, () => readTypedDate(text))
  res.set('Cache-Control', 'no-store').json(read)
}

/** `GET /suggest.json?type=actor|source|document|event|point&text=…` → at most twelve entries to choose from. */
export const suggestions =
  ({ site }: { readonly site: Site }): RequestHandler =>
  (req, res) => {
    const type = parameter(req, 'type')
    const text = parameter(req, 'text')
    const isKnown = (LOOKUP_TYPES as readonly string[]).includes(type)
    if (!isKnown && type !== 'point')
      throw new BadRequestError(`“type” must be one of ${LOOKUP_TYPES.join(', ')}, point.`)
    const found = isKnown ? suggest(site.record, type as LookupType, text, 12) : suggestPoints(site.record, text, 12)
    res.set('Cache-Control', 'no-store').json({ suggestions: found })
  }
