import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { lookUp, typedName } from './lookup.ts'
import { type PastedReport, reportsIn } from './pasted-report.ts'
import { withGroups, withSingle } from './rearranging.ts'
import { type EntryForm, type Member, membersAt, refuseTooMany } from './shape.ts'
import type { Shown } from './shown.ts'

// A form begins with what its editor has: the report. Its address is a source of the record, or fills in a new one.

export const REPORT: Shown = {
  name: 'report',
  label: 'The report',
  hint: 'Its address, or its text with the address; several one after another. What the record has is cited, for the rest you are asked',
  rows: 3,
  isVerbatim: true,
  refersTo: 'source',
  asked: 'source',
}

/** The form with a source for each report in its box, and with an address in the place of a source read as one. */
export function withReports(form: EntryForm, record: NegotiationRecord): EntryForm {
  const typed = form.single['report'] ?? ''
  // A name may be longer than any title.
  const named = lookUp(record, 'source', typed)
  const reports = named === undefined ? reportsIn(typed) : []
  const sources =
    named === undefined
      ? reports.map(report => sourceOf(report, record))
      : [{ source: typedName(record, 'source', { id: named }) }]
  const begun = sources.length === 0 ? form : withSingle(form, { report: '' })
  const cited = withGroups(begun, 'citations', sources)
  refuseTooMany(cited)
  const citations = membersAt(cited, 'citations').map(member => addressRead(member, record))
  return withRest({ ...cited, groups: { ...cited.groups, citations } }, reports)
}

/** A source of the record by its address or name, else what is known of a new one. */
export function sourceOf({ url, title, published }: Omit<PastedReport, 'rest'>, record: NegotiationRecord): Member {
  const id = url === '' ? lookUp(record, 'source', title) : knownSource(record, url)?.id
  if (id !== undefined) return { source: typedName(record, 'source', { id }) }
  return { source: '', 'new.url': url, 'new.title': title, 'new.published': published, ...knownOfSite(url, record) }
}

function addressRead(member: Member, record: NegotiationRecord): Member {
  const typed = (member['source'] ?? '').trim()
  if (!/^https?:\/\/\S+$/i.test(typed) || lookUp(record, 'source', typed)) return member
  const known = knownSource(record, typed)
  if (known) return { ...member, source: typedName(record, 'source', known) }
  const isBlank = ['url', 'title', 'publisher'].every(name => !member[`new.${name}`]?.trim())
  return isBlank ? { ...member, source: '', 'new.url': typed, ...knownOfSite(typed, record) } : member
}

/** The one source that stands at this address, or at one that leads to the same page as a rule. */
export function knownSource(record: NegotiationRecord, url: string): Source | undefined {
  const alike = record.sourcesLike(url)
  return alike.find(source => source.url === url) ?? (alike.length === 1 ? alike[0] : undefined)
}

/**
 * Whoever published most of what the record has from the same site, and what is true of all that it has from there; nothing is
 * guessed of a site that it does not know.
 */
function knownOfSite(url: string, record: NegotiationRecord): Member {
  const host = hostOf(url)
  const sources = host === '' ? [] : record.list('source').filter(source => hostOf(source.url ?? '') === host)
  const counts = new Map<string, number>()
  for (const { publisher } of sources) counts.set(publisher, (counts.get(publisher) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (!most) return {}
  const shared = (['kind', 'reliability', 'language'] as const).flatMap(name => {
    const [one, ...others] = new Set(sources.map(source => source[name]))
    return one === undefined || others.length > 0 ? [] : [[`new.${name}`, one]]
  })
  return { 'new.publisher': most[0], ...Object.fromEntries(shared) }
}

const hostOf = (url: string): string => /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? ''

/** The words of a report are a beginning for what is to be said in one's own. */
function withRest(form: EntryForm, reports: readonly PastedReport[]): EntryForm {
  const field = 'summary' in form.single ? 'summary' : 'text'
  const said = [form.single[field] ?? '', ...reports.map(({ rest }) => rest)].filter(Boolean).join('\n\n')
  return said === (form.single[field] ?? '') ? form : withSingle(form, { [field]: said })
}
