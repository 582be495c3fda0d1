import { dateInWords } from '../domain/dates/words.ts'
import type { TimelineEvent } from '../domain/entries/event.ts'
import { words } from '../domain/language/words.ts'
import type { NegotiationRecord } from '../domain/record/negotiation-record.ts'

interface EventCitation {
  readonly plain: string
  readonly bibtex: string
  readonly cslJson: string
}

/**
 * How to cite one milestone as it stands now: with the revision and its hash, so that a reader can find exactly what
 * was cited. CSL-JSON after the Citation Style Language schema 1.0.2; BibTeX as an `@misc` entry.
 */
export function cite(event: TimelineEvent, record: NegotiationRecord, publicUrl: string | null): EventCitation {
  const last = record.history(event.id).at(-1)
  const container = record.find('record', 'record')?.title ?? 'Untitled record'
  const issued = last?.at.slice(0, 10) ?? ''
  const version = last ? `revision ${last.seq}, ${last.hash.slice(0, 12)}` : ''
  const url = publicUrl === null ? null : `${publicUrl}/events/${event.id}`
  // Not a day in doubt (`2025-11-23~`): the format has no word for doubt, and would make a certain day of it.
  const day = /^\d{4}-\d\d-\d\d$/.test(event.when) ? event.when : undefined
  return {
    plain: words().events.cited(
      event.title,
      dateInWords(event.when),
      container,
      last ? words().events.revision(last.seq, last.hash.slice(0, 12)) : '',
      issued,
      url ? ` ${url}` : '',
    ),
    bibtex: bibtexEntry('misc', `parley-${event.id}`, [
      ['title', event.title],
      ['howpublished', `In: ${container}. Parley`],
      ['year', issued.slice(0, 4)],
      ['date', issued],
      ['version', version],
      ['note', `Event of ${dateInWords(event.when)}`],
      ...(url ? [['url', url] as const] : []),
    ]),
    cslJson: JSON.stringify(
      {
        id: `parley-${event.id}`,
        type: 'entry',
        title: event.title,
        'container-title': container,
        publisher: 'Parley',
        issued: { 'date-parts': [issued.split('-').map(Number)] },
        version,
        ...(day && { 'event-date': { 'date-parts': [day.split('-').map(Number)] } }),
        ...(url && { URL: url }),
      },
      null,
      2,
    ),
  }
}

/** Characters that TeX would act on instead of printing. */
const TEX_SPECIALS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces to find the end of a field, also those with a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

export function bibtexEntry(type: string, key: string, fields: readonly (readonly [string, string])[]): string {
  const escaped = (name: string, value: string) =>
    name === 'url' ? value : value.replace(/[\\{}#$%&_^~]/g, character => TEX_SPECIALS[character] ?? character)
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name} = {${escaped(name, value)}}`)
  return `@${type}{${key},\n${lines.join(',\n')}\n}`
}
