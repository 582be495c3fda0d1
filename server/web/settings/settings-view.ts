import { inTimeOrder } from '../../domain/dates/time-order.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { Process } from '../../domain/entries/process.ts'
import { READING_ORDERS, type RecordHeader } from '../../domain/entries/record-header.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { languageInWords } from '../forms/languages.ts'
import { counted } from '../site/count-words.ts'
import { editPath, entryPath, newPath, retractPath } from '../site/entry-paths.ts'
import { actorLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'

interface Fact {
  readonly field: string
  readonly text: string
}

export interface SettingsPage {
  readonly record: { readonly facts: readonly Fact[]; readonly editHref: string; readonly href: string }
  readonly negotiations: readonly {
    readonly id: string
    readonly title: string
    readonly href: string
    readonly facts: readonly Fact[]
    readonly editHref: string
    readonly retractHref: string
    readonly phases: readonly {
      readonly title: string
      readonly dates: string
      readonly href: string
      readonly editHref: string
      readonly retractHref: string
    }[]
    readonly addPhaseHref: string
  }[]
  readonly addNegotiationHref: string
  readonly importHref: string
}

export const SETTINGS_TEMPLATE = template<SettingsPage>('settings/settings', { styles: 'texts' })

export const toSettingsPage = (site: Site, header: RecordHeader): SettingsPage => ({
  record: {
    facts: factsOfRecord(header),
    editHref: editPath('record', header.id),
    href: entryPath('record', header.id),
  },
  negotiations: inTimeOrder(site.record.list('process'), site.record.calendar, ({ began }) => began).map(process => ({
    id: `negotiation-${process.id}`,
    title: process.title,
    href: entryPath('process', process.id),
    facts: factsOf(process, site.record),
    editHref: editPath('process', process.id),
    retractHref: retractPath('process', process.id),
    phases: phasesOf(process, site.record),
    addPhaseHref: newPath(site, 'phase', { process: process.id }) ?? '',
  })),
  addNegotiationHref: paths.newNegotiation,
  importHref: paths.importFile,
})

const factsOfRecord = (header: RecordHeader): Fact[] => [
  { field: 'Title', text: header.title },
  { field: 'Language', text: languageInWords(header.language) ?? header.language },
  { field: 'Licence', text: header.license },
  { field: 'Opens', text: READING_ORDERS[header.order].label },
  ...(header.masthead === undefined ? [] : [{ field: 'Masthead', text: header.masthead }]),
  { field: 'Issues', text: labelsOf(header.issues) },
  ...(header.kinds.length === 0 ? [] : [{ field: 'Own kinds', text: labelsOf(header.kinds) }]),
  ...(header.stages.length === 0 ? [] : [{ field: 'Stages', text: labelsOf(header.stages) }]),
]

const labelsOf = (terms: readonly { readonly label: string }[]): string =>
  terms.length === 0 ? 'None yet' : terms.map(({ label }) => label).join(' · ')

function factsOf(process: Process, record: NegotiationRecord): Fact[] {
  const names = (ids: readonly string[]) => ids.map(id => actorLink(record, id).text).join(' · ') || 'Nobody yet'
  const { began, ended, coverage } = process
  return [
    { field: 'When', text: `${dateInWords(began)} – ${ended === undefined ? 'goes on' : dateInWords(ended)}` },
    { field: 'Parties', text: names(process.parties) },
    { field: 'Mediators', text: names(process.mediators) },
    { field: 'Tables', text: labelsOf(process.tables) },
    {
      field: 'Covered',
      text: `from ${dateInWords(coverage.from)}${coverage.to === undefined ? ', kept up' : ` to ${dateInWords(coverage.to)}`}`,
    },
    { field: 'Milestones', text: counted(record.countReferring(process.id, 'event'), 'milestone', 'milestones') },
  ]
}

const phasesOf = ({ id }: Process, record: NegotiationRecord): SettingsPage['negotiations'][number]['phases'] =>
  inTimeOrder(record.referrers(id, 'phase'), record.calendar, ({ from }) => from).map(phase => ({
    title: phase.title,
    dates:
      phase.to === undefined
        ? `from ${dateInWords(phase.from)}`
        : `${dateInWords(phase.from)} – ${dateInWords(phase.to)}`,
    href: entryPath('phase', phase.id),
    editHref: editPath('phase', phase.id),
    retractHref: retractPath('phase', phase.id),
  }))
