import type { Request } from 'express'
import { dateInWords } from '../../domain/dates/words.ts'
import { directionOf, LANGUAGES, type Language, OWN_NAMES, SOURCE_LANGUAGE } from '../../domain/language/languages.ts'
import { readersLanguage } from '../../domain/language/reader.ts'
import { words, wordsIn } from '../../domain/language/words.ts'
import type { AsOf } from '../../domain/record/negotiation-record.ts'
import { shortened } from '../../domain/text/shortened.ts'
import { CARD_SIZE } from '../../formats/cards/card.ts'
import type { Script } from '../http/assets.ts'
import { FIRST_PAINT_SCRIPT } from '../http/first-paint.ts'
import { loginPath } from '../http/gate.ts'
import { EVERYBODY_HERE } from '../http/person.ts'
import { inLanguage } from '../http/readers-language.ts'
import { queryOf } from '../http/request-query.ts'
import { POLICY_OF_COPIES } from '../http/security.ts'
import { cardInWords, cardPath, isOfOneEntry } from './card-paths.ts'
import { citationTags } from './cited-page.ts'
import { barOf } from './editor-bar.ts'
import { piecesOf } from './embed-paths.ts'
import { exampleDates } from './example-dates.ts'
import { firstMentions } from './glossary.ts'
import type { ClockView, Layout, LayoutContent } from './layout-view.ts'
import { BLANKS } from './named-revision.ts'
import { navigationAt } from './navigation.ts'
import { paths as currentPaths, pathsAt, withMoment } from './paths.ts'
import { languageOfTexts, localeOf, siteNameOf } from './record-names.ts'
import type { Site } from './site.ts'
import type { Template } from './template.ts'
import { clockFields, isPast } from './time-travel.ts'
import { recordTranslation } from './translation-note.ts'

const SCRIPTS: Readonly<Record<Language, Script>> = { en: 'latin', uk: 'cyrillic', ru: 'cyrillic', ar: 'arabic' }

/** Leads to a form, which copies have none of. */
const TO_FILTERS = '#filters'

/** What a copy of the site searches, written beside its pages. */
export const FIND_INDEX = '/search/index.js'

export function toLayout(
  site: Site,
  content: LayoutContent,
  req: Pick<Request, 'path' | 'originalUrl'>,
  { styles, script, frame }: Pick<Template<never>, 'styles' | 'script' | 'frame'>,
): Layout {
  const { assets, access, publicUrl, isCopy } = site
  const person = access === 'open' ? EVERYBODY_HERE : (content.person ?? null)
  const moment = content.moment ?? {}
  const record = site.moments.at(moment)
  const paths = pathsAt(moment)
  const header = record.find('record', 'record')
  const siteName = siteNameOf(record)
  const lang = readersLanguage()
  const own = (path: string) => inLanguage(path, lang)
  const scripts = assets.scripts[lang]
  return {
    lang,
    dir: directionOf(lang),
    languages: isCopy || frame !== null ? [] : languagesOf(req),
    inOtherLanguages:
      publicUrl !== null && content.canonical !== undefined && frame === null && !isCopy
        ? translationsOf(publicUrl, content.canonical)
        : [],
    translation:
      content.moment === undefined || content.tellsTranslation || frame !== null || isCopy
        ? null
        : recordTranslation(site, pageOf(req)),
    title: content.title,
    description: shortened(content.description ?? header?.description ?? ''),
    canonical: publicUrl !== null && content.canonical !== undefined ? publicUrl + own(content.canonical) : null,
    robots: content.robots ?? null,
    citation: content.cited ? citationTags(content.cited) : [],
    frame:
      content.frame && frame !== null
        ? {
            ...content.frame,
            stylesheets:
              frame === 'tables' ? [assets.frameStylesheet, assets.frameTablesStylesheet] : [assets.frameStylesheet],
            script: assets.frameScript,
          }
        : null,
    alternates: [...(content.alternates ?? []), ...oembedOf(site, content)],
    sharing: toSharing(site, content),
    jsonLd: content.jsonLd ? scriptSafeJson(content.jsonLd) : null,
    firstPaint: FIRST_PAINT_SCRIPT,
    copy: isCopy ? { policy: POLICY_OF_COPIES, findScript: assets.findScript, findIndex: FIND_INDEX } : null,
    record: site.record.origin,
    explains: firstMentions(paths.about),
    stylesheet: assets.stylesheet,
    texts: styles === 'texts' ? { stylesheet: assets.textsStylesheet, script: scripts.texts } : null,
    script: scripts.main,
    passkeysScript: script === 'passkeys' ? scripts.passkeys : null,
    mark: assets.mark,
    touchIcon: assets.touchIcon,
    // A page from a folder may not ask for them ahead of its style sheet.
    fonts: isCopy ? [] : assets.fonts[SCRIPTS[lang]],
    explorer: styles === 'explorer' ? { stylesheet: assets.exploreStylesheet, script: scripts.explore } : null,
    preload: isCopy ? null : (content.preload ?? null),
    navigation: navigationAt(req.path, paths, content.trail),
    search: { value: content.searched ?? '', kept: clockFields(moment) },
    bar: person && !isPast(moment) ? barOf(person, site.record, content.at ?? req.path) : null,
    editors: access === 'accounts' && !person ? { href: currentPaths.here(req.path), script: scripts.desk } : null,
    outdated: outdatedSince(site),
    ignored: content.ignored ?? null,
    signInHref: content.isForSignedIn ? loginPath() : null,
    clock: content.moment && !isCopy ? { ...toClock(moment, req), isInPage: content.hasClock ?? false } : null,
    skipsTo: (content.skipsTo ?? [{ text: words().site.skipToContent, href: '#main' }]).filter(
      ({ href }) => !isCopy || href !== TO_FILTERS,
    ),
    order: isCopy ? null : (content.order ?? null),
    seen: site.contact.hasOthers && !isPast(moment) ? `${BLANKS.sequence} ${BLANKS.instant}` : null,
    examples: exampleDates(record),
    language: languageOfTexts(record),
    locale: localeOf(lang === SOURCE_LANGUAGE ? languageOfTexts(record) : lang),
    siteName,
    homeHref: paths.home,
    aboutHref: paths.about,
    embedHref:
      !isCopy && content.canonical !== undefined && piecesOf(content.canonical).length > 0
        ? currentPaths.embed(content.canonical)
        : null,
    reportHref: isCopy ? null : currentPaths.report(content.canonical ?? withMoment(req.path, moment)),
    lookUp: isCopy ? null : { readDateHref: readDateIn(lang, paths.readDate), suggestHref: paths.suggest },
    paper: {
      title: content.title === header?.title ? '' : content.title,
      running: [header?.title ?? siteName, momentInWords(moment)].filter(part => part !== null).join(', '),
      revision: `${words().site.revision(BLANKS.sequenceInWords)} · ${BLANKS.hash}`,
      address: `${publicUrl ?? ''}${own(content.canonical ?? req.path)}`,
    },
    footer: {
      sequence: BLANKS.sequenceInWords,
      hash: BLANKS.hash,
      lastChange: BLANKS.lastChange,
      license: header?.license ?? null,
    },
  }
}

/** The address of a page but for its language. */
const pageOf = ({ path, originalUrl }: Pick<Request, 'path' | 'originalUrl'>): string =>
  path + (/\?.*$/.exec(originalUrl)?.[0] ?? '')

/** What the site says of a date is said by an address without a language of its own. */
const readDateIn = (lang: Language, address: string): string =>
  lang === SOURCE_LANGUAGE ? address : `${address}${address.includes('?') ? '&' : '?'}language=${lang}`

/** This page in each language. */
const languagesOf = ({ path, originalUrl }: Pick<Request, 'path' | 'originalUrl'>): Layout['languages'] => {
  const page = pageOf({ path, originalUrl })
  const current = readersLanguage()
  return LANGUAGES.map(tag => ({
    tag,
    name: OWN_NAMES[tag],
    href: inLanguage(page, tag),
    invitation: wordsIn(tag).site.readInThisLanguage,
    isCurrent: tag === current,
  }))
}

const translationsOf = (publicUrl: string, canonical: string): Layout['inOtherLanguages'] => [
  ...LANGUAGES.map(tag => ({ tag, href: publicUrl + inLanguage(canonical, tag) })),
  { tag: 'x-default', href: publicUrl + canonical },
]

/** Where programs that are given the address of a page find the code that embeds it. */
function oembedOf({ publicUrl, isCopy }: Site, { canonical, title }: LayoutContent): Layout['alternates'] {
  if (isCopy || publicUrl === null || canonical === undefined || piecesOf(canonical).length === 0) return []
  const href = `${publicUrl}${currentPaths.oembed(publicUrl + canonical)}`
  return [{ type: 'application/json+oembed', href, title }]
}

/** Addresses are never made from the Host header, which anybody can set. */
function toSharing({ publicUrl }: Site, { title, canonical }: LayoutContent): Layout['sharing'] {
  if (canonical === undefined) return { type: 'website', url: null, picture: null }
  const type = isOfOneEntry(canonical) ? 'article' : 'website'
  if (publicUrl === null) return { type, url: null, picture: null }
  const url = publicUrl + cardPath(canonical, BLANKS.sequence)
  return {
    type,
    url: publicUrl + inLanguage(canonical, readersLanguage()),
    picture: { url, ...CARD_SIZE, alt: cardInWords(canonical, title) },
  }
}

/** Which time of the record is shown, such as “as of 23 November 2025”; null for now. */
export function momentInWords({ on, known }: AsOf): string | null {
  const shown = [
    ...(on ? [words().clock.asOf(dateInWords(on))] : []),
    ...(known ? [words().clock.asHeldOn(instantInWords(known))] : []),
  ]
  return shown.length > 0 ? shown.join(words().clock.and) : null
}

/** Which time the page shows, and how to choose another without losing the rest of its address. */
function toClock(moment: AsOf, req: Pick<Request, 'path' | 'originalUrl'>): Omit<ClockView, 'isInPage'> {
  const { on, known } = moment
  const params = queryOf(req)
  params.delete('on')
  params.delete('known')
  const rest = params.toString()
  return {
    shown: momentInWords(moment),
    returnHref: rest ? `${req.path}?${rest}` : req.path,
    action: req.path,
    kept: [...params].map(([name, value]) => ({ name, value })),
    on: on ? dateInWords(on) : '',
    known: known ?? '',
  }
}

/** Why a page may be older than the record; null when it is not. */
const outdatedSince = ({ contact: { lostSince } }: Site): string | null =>
  lostSince && words().clock.outdated(instantInWords(lostSince.toISOString()))

/** A day chosen for its end is told as that day. */
export const instantInWords = (instant: string): string => {
  const day = dateInWords(instant.slice(0, 10))
  return instant.endsWith('T23:59:59.999Z') ? day : words().clock.instant(day, instant.slice(11, 16))
}

/** JSON that cannot end the script element it stands in, nor open a comment in it. */
export const scriptSafeJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
