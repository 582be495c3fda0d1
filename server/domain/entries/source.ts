import { z } from 'zod'
import { edtf, id, LIMITS, language, ofEveryEntry, oneOf, title, translations } from './fields.ts'
import { term, vocabulary } from './terms.ts'

export const SOURCE_KINDS = vocabulary('sourceKinds', {
  'official-document': term('Official document', 'A text published by the body that issued it.'),
  'official-statement': term('Official statement', 'Words of one side on its own channel.'),
  'joint-statement': term('Joint statement', 'One text issued by two or more sides.'),
  readout: term('Readout', "One side's account of a meeting or call."),
  transcript: term('Transcript', 'The words of a speech, briefing or interview in full.'),
  'social-post': term('Social post', "A post on the author's own account."),
  'leaked-document': term('Leaked document', "A text published without its holder's consent."),
  'wire-report': term('Wire report', 'A report of a news agency.'),
  'news-report': term('News report', 'A report of a newspaper, broadcaster or news site.'),
  analysis: term('Analysis', 'A study or comment by an expert or institute.'),
  'state-media': term('State media', 'A report of a state-owned or state-run outlet.'),
  dataset: term('Dataset', 'A published collection of data.'),
})

/** Reliability of the outlet, after the source grading of the Admiralty system; kept apart from credibility. */
export const RELIABILITIES = vocabulary('reliabilities', {
  A: term('Completely reliable', "The issuing body's own publication of its own words."),
  B: term('Usually reliable', 'A major agency or newspaper of record, on its own site.'),
  C: term('Fairly reliable', 'Another established outlet, or a clearly labelled republication.'),
  D: term('Not usually reliable', 'An aggregator, repost or little-known site.'),
  E: term('Unreliable', 'A source that has proved wrong before.'),
  F: term('Cannot be judged', 'Nothing is known of its reliability yet.'),
})

/** Why a source has no address. */
export const ACCESSES = vocabulary('accesses', {
  print: term('In print', 'A book, newspaper or paper that is not on the net.'),
  withheld: term('Withheld', 'Whoever keeps it does not give it to everybody.'),
  seen: term('Seen on site', 'The editors have seen it where it is kept.'),
})

/** EDTF for a year of which nothing is known. */
export const DATE_UNKNOWN = 'XXXX'

const UNSEEN = 'An address has no spaces and no invisible characters. Copy it from the browser once more.'
const NO_ADDRESS = 'Enter a full address that begins with https:// or http://.'

/** Not `z.url`: that takes away the space around an address and allows it within. */
const url = z
  .string({ error: NO_ADDRESS })
  .superRefine((text, context) => {
    const problem = addressProblem(text)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  // No `format`: “uri” allows no letters beyond ASCII, and browsers take more signs than “iri” does.
  .meta({ maxLength: LIMITS.url, pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>"]+$' })

export const sourceSchema = z
  .strictObject({
    id,
    kind: oneOf(SOURCE_KINDS),
    title,
    publisher: title,
    originalPublisher: title.optional(),
    url: url.optional(),
    /** Where it is to be found without an address: book and page, archive and box; or the part of what has one. */
    locator: title.optional(),
    access: oneOf(ACCESSES).optional(),
    archiveUrl: url.optional(),
    published: z.string().default(DATE_UNKNOWN).pipe(edtf),
    retrieved: edtf.optional(),
    language,
    reliability: oneOf(RELIABILITIES),
    translations,
    ...ofEveryEntry,
  })
  .refine(source => source.url !== undefined || source.locator !== undefined, {
    path: ['url'],
    message: 'Enter its address, or say where it can be found (book and page, archive and box).',
  })

export type Source = z.infer<typeof sourceSchema>

/** What no two sources share: the address, letter for letter, with the part of it that is meant. */
export const addressOf = ({ url, locator }: Pick<Source, 'url' | 'locator'>): string | undefined =>
  url === undefined || locator === undefined ? url : `${url}\n${locator}`

/** What is wrong with addresses that were once taken: with signs that nobody sees they lead elsewhere than it seems. */
export const unseenInAddress = (address: string): string | undefined =>
  /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(address) ? UNSEEN : undefined

/** The same for addresses that lead to the same page as a rule: with or without `www.`, a fragment or marks of campaigns. */
export function addressKey(address: string): string {
  const [plain = ''] = address.split('#')
  const [, host = '', path = '', query = ''] = /^https?:\/\/(?:www\.)?([^/?]*)([^?]*)\??(.*)$/i.exec(plain) ?? []
  const kept = query.split('&').filter(pair => pair !== '' && !/^(utm_\w+|fbclid|gclid)(=|$)/i.test(pair))
  return `${host.toLowerCase().replace(/:(80|443)$/, '')}${path.replace(/\/$/, '')}?${kept.join('&')}`
}

function addressProblem(text: string): string | undefined {
  if (text.length > LIMITS.url) return `An address has at most ${LIMITS.url} characters.`
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return NO_ADDRESS
  // What stands before an @ looks like the site to a reader, and a password has no place here.
  const { username, password } = new URL(text)
  if (username !== '' || password !== '')
    return 'An address has no user name or password here. Leave out what stands before the “@”.'
  const [refused] = /[\s\p{Cc}\p{Cs}\p{Bidi_Control}<>"]/u.exec(text) ?? []
  if (refused === undefined) return undefined
  return /[<>"]/.test(refused) ? `An address has no “${refused}”. Copy it from the browser once more.` : UNSEEN
}
