import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage } from 'node:http'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { isLanguage, type Language, SOURCE_LANGUAGE } from '../../domain/language/languages.ts'
import { askReadersLanguageOf } from '../../domain/language/reader.ts'
import { leadsWithinSite } from './within-site.ts'

// In which language a request is answered. English pages keep their addresses, the same page in another language stands below
// its tag: `/uk/about`. All that lies behind knows the page by its one address; the tag is taken off here, and put on again
// where addresses go out.

const spoken = new AsyncLocalStorage<Language>()
askReadersLanguageOf(() => spoken.getStore())

export const speaking = <T>(language: Language, act: () => T): T => spoken.run(language, act)

const asked = new WeakMap<IncomingMessage, Language>()

export const languageOf = (req: IncomingMessage): Language => asked.get(req) ?? SOURCE_LANGUAGE

const TAGGED = /^\/([a-z]{2})(?=[/?#]|$)\/?/

/** Takes the tag off the address. What the site answers to it comes from `answerInLanguage`. */
export const readLanguage: RequestHandler = (req, res, next) => {
  const tag = TAGGED.exec(req.url)?.[1] ?? ''
  const labels = hasLanguages(req.url) ? '' : (ASKED_LABELS.exec(req.url)?.[1] ?? '')
  if (isLanguage(labels)) asked.set(req, labels)
  const rest = `/${req.url.replace(TAGGED, '')}`
  // Behind the tag may stand what leads to another host.
  if (!isLanguage(tag) || !leadsWithinSite(rest)) {
    next()
    return
  }
  // The page in the language of the source has one address, and what programs read has no language.
  if (tag === SOURCE_LANGUAGE || !hasLanguages(rest)) {
    res.redirect(308, rest)
    return
  }
  asked.set(req, tag)
  req.url = rest
  const redirect = res.redirect.bind(res)
  res.redirect = (status: number | string, to?: number | string) =>
    typeof status === 'number' ? redirect(status, inLanguage(String(to), tag)) : redirect(inLanguage(status, tag))
  next()
}

/** From here on, until what it calls has answered. Work that was waited for in a line begins outside of it. */
export const answerInLanguage: RequestHandler<never> = (req, _res, next) => speaking(languageOf(req), next)

/** Errors come from wherever a request was left. */
export const inItsLanguage =
  (handler: ErrorRequestHandler): ErrorRequestHandler =>
  (error, req, res, next) =>
    speaking(languageOf(req), () => handler(error, req, res, next))

const FILE =
  /\.(?:atom|bib|csv|docx|geojson|ics|json|jsonl|jsonld|js|css|md|mw|pdf|png|ris|svg|txt|woff2|xml|zip)$|^\/(?:api\/1|assets|cards|embed\/[^/]+|health|live|oembed|import\/[^/]+\/rejected)(?:\/|$)/

const ASKED_LABELS = /[?&]labels=([a-z]{2})(?=&|$)/

/** The address of data with its names in a language. */
export const labelled = (address: string, language: Language): string =>
  language === SOURCE_LANGUAGE ? address : `${address}${address.includes('?') ? '&' : '?'}labels=${language}`

/** Whether an address of this site is that of a page, which people read; files and data are the same in all languages. */
export const hasLanguages = (address: string): boolean => !FILE.test(address.replace(/[?#].*$/, ''))

/** The address of the same page in a language. What leads elsewhere, or has a language already, stays as it is. */
export function inLanguage(address: string, language: Language): string {
  if (language === SOURCE_LANGUAGE || !leadsWithinSite(address) || !hasLanguages(address)) return address
  const tag = TAGGED.exec(address)?.[1] ?? ''
  return isLanguage(tag) ? address : `/${language}${address === '/' ? '' : address.replace(/^\/(?=[?#])/, '')}`
}

/** The address that the same page has in the language of the source, and by which the site knows it. */
export function inSourceLanguage(address: string): string {
  const rest = `/${address.replace(TAGGED, '')}`
  return isLanguage(TAGGED.exec(address)?.[1] ?? '') && leadsWithinSite(rest) ? rest : address
}
