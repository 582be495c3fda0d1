import { describe, expect, it } from 'vitest'
import type { EntryProblem } from '../../../domain/entries/entries.ts'
import { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { anActor, anEvent, aProcess, aSource, recordOf, seedRecord } from '../../../domain/testing/record-builder.ts'
import { EVENTS } from '../../editing/entry-kind.ts'
import { type EntryFormPage, type FormPageOptions, toEntryFormPage } from '../../editing/form-page.ts'
import { tickedIn } from '../../forms/field.ts'
import { type FieldView, fieldId } from '../../forms/field-view.ts'
import { withGroup } from '../../forms/rearranging.ts'
import { readForm, readIntent } from '../../forms/shape.ts'

const { shape: EVENT_FORM, fill: eventFormOf } = EVENTS
const GROUP_NAMES = Object.keys(EVENT_FORM.groups)
const emptyEventForm = (of: NegotiationRecord) => EVENTS.empty(of, () => '')
const toEventFormPage = (options: FormPageOptions) => toEntryFormPage(EVENTS, options)
const readEventForm = (params: URLSearchParams) => readForm(EVENT_FORM, params)

const record = recordOf(
  aProcess(),
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  aSource({ id: 'afp', title: 'Talks begin' }),
)
const event = anEvent({ citations: [{ source: 'afp', credibility: 2 }] }).entry

function fieldsOf(page: EntryFormPage): FieldView[] {
  const lists = [...(page.citations ? [page.citations] : []), ...page.sections.flatMap(({ list }) => list ?? [])]
  return [
    ...page.process,
    ...(page.report ? [page.report] : []),
    ...page.main,
    ...page.sections.flatMap(({ fields, rare }) => [...fields, ...(rare?.fields ?? [])]),
    ...lists.flatMap(({ groups }) =>
      groups.flatMap(({ fields, rare, extra }) => [
        ...fields,
        ...(rare?.fields ?? []),
        ...(extra?.fields ?? []),
        ...(extra?.rare?.fields ?? []),
      ]),
    ),
    ...page.closing,
  ]
}

/** What a browser sends when nothing is touched: one value for each field, the ticked issues, what is hidden. */
function sentBy(page: EntryFormPage): URLSearchParams {
  const sent = new URLSearchParams()
  for (const { name, control, value, options } of fieldsOf(page)) {
    const chosen = options.find(({ isChosen }) => isChosen) ?? options[0]
    sent.append(name, control === 'select' ? (chosen?.value ?? '') : value)
  }
  for (const { value, isChosen } of page.issues ?? []) if (isChosen) sent.append('issues', value)
  if (page.isEdit) sent.append('version', page.version)
  return sent
}

const pageOf = (form = emptyEventForm(record), problems: readonly EntryProblem[] = []) =>
  toEventFormPage({ form, record, editing: null, problems })

describe('the page of the form', () => {
  it('sends back what it was given, for every milestone of the shipped record', () => {
    const shipped = seedRecord()
    for (const editing of shipped.list('event')) {
      const form = eventFormOf(editing, 7, shipped)
      const page = toEventFormPage({ form, record: shipped, editing })
      const again = readEventForm(sentBy(page))
      expect(again.groups, editing.id).toEqual(form.groups)
      expect(tickedIn(again.single['issues'] ?? '').toSorted(), editing.id).toEqual([...editing.issues].toSorted())
      // The process can't be changed there; an empty field means the one there is.
      expect(again.single, editing.id).toEqual({ ...form.single, process: '', issues: again.single['issues'] })
    }
  })

  it('has a field for everything, each once, with an id of its own and a label', () => {
    const full = GROUP_NAMES.reduce((form, name) => withGroup(form, name), emptyEventForm(record))
    const fields = fieldsOf(pageOf(full))
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
    expect(fields.filter(({ label }) => label.trim() === '')).toEqual([])
    expect(() => readEventForm(sentBy(pageOf(full)))).not.toThrow()
  })

  it('keeps what was typed, letter for letter', () => {
    const typed = ' \u0000\u202e<b>"&amp;\n\nї👍 '
    const form = emptyEventForm(record)
    const page = pageOf({ ...form, single: { ...form.single, title: typed, summary: typed } })
    expect(page.main.filter(({ value }) => value === typed).map(({ name }) => name)).toEqual(['title', 'summary'])
  })

  it('says how a date is understood, and nothing of one that can’t be read', () => {
    const form = emptyEventForm(record)
    const understood = (when: string) =>
      pageOf({ ...form, single: { ...form.single, when } }).main.find(({ name }) => name === 'when')?.understood
    expect(understood('23 nov 2025')).toBe('23 November 2025')
    expect(understood('03/04/2025')).toBeNull()
    expect(understood('')).toBeNull()
  })

  it('keeps a choice that is none visible in no option, and a source that is not in the list as one', () => {
    const stored = anEvent({
      citations: [{ source: 'afp', credibility: 2 }],
      quotes: [
        { speaker: 'ukraine', text: 'Yes.', language: 'en', original: null, translator: null, source: 'elsewhere' },
      ],
    }).entry
    const page = toEventFormPage({ form: eventFormOf(stored, 1, record), record, editing: stored })
    const choice = fieldsOf(page).find(({ name }) => name === 'quotes.0.source')
    expect(choice?.options).toEqual([
      { value: '1', label: '1. Talks begin', isChosen: false },
      { value: 'elsewhere', label: 'elsewhere', isChosen: true },
    ])
  })

  it('asks to choose a source where none is chosen', () => {
    const form = readEventForm(new URLSearchParams({ 'quotes.0.text': 'Yes.', 'citations.0.source': 'Talks begin' }))
    const choice = fieldsOf(pageOf(form)).find(({ name }) => name === 'quotes.0.source')
    expect(choice?.options[0]).toEqual({ value: '', label: 'Choose a source', isChosen: true })
  })

  it('begins with the report, and in a correction with one source at least', () => {
    const form = emptyEventForm(record)
    const bare = { ...form, groups: { ...form.groups, citations: [] } }
    expect(pageOf(bare)).toMatchObject({ report: { name: 'report', value: '' }, citations: { groups: [] } })
    const correcting = toEventFormPage({ form: bare, record, editing: event })
    expect(correcting.report).toBeNull()
    expect(correcting.citations?.groups).toHaveLength(1)
  })

  it('chooses and ticks nothing for anybody', () => {
    const page = pageOf()
    const chosen = page.main.filter(({ options }) => options.some(({ isChosen, value }) => isChosen && value !== ''))
    expect(chosen.map(({ name }) => name)).toEqual([])
    expect(page.issues?.filter(({ isChosen }) => isChosen)).toEqual([])
  })
})

describe('problems', () => {
  const anywhere = [
    'when',
    'title',
    'places.0.latitude',
    'deadline.setBy',
    'participants.0.actor',
    'participants.0.new.side',
    'citations.0.source',
    'citations.0.new.url',
    'citations',
    'quotes.0.source',
    'follows.0.event',
    'issues',
    'issues.2',
    'id',
  ]

  it.each(anywhere)('of %s link to an element of the page that shows the message', path => {
    const full = GROUP_NAMES.reduce((form, name) => withGroup(form, name), emptyEventForm(record))
    const page = pageOf(full, [{ path, message: 'Mend this.' }])
    const target = page.problems[0]?.href.slice(1)
    const field = fieldsOf(page).find(({ id }) => id === target)
    if (target === 'field-issues') expect(page.issuesError).toBe('Mend this.')
    else expect(field, target).toBeDefined()
    if (field && path !== 'citations' && path !== 'id') expect(field.error).toBe('Mend this.')
  })

  it('open the section and the part in which they are', () => {
    const full = GROUP_NAMES.reduce((form, name) => withGroup(form, name), emptyEventForm(record))
    const page = pageOf(full, [
      { path: 'places.0.latitude', message: 'x' },
      { path: 'participants.0.new.side', message: 'x' },
    ])
    const open = page.sections.filter(({ isOpen }) => isOpen).map(({ id }) => id)
    expect(open).toContain('places')
    const participants = page.sections.find(({ id }) => id === 'participants')
    expect(participants?.list?.groups[0]?.extra?.isOpen).toBe(true)
    expect(
      pageOf()
        .sections.filter(({ isOpen }) => isOpen)
        .map(({ id }) => id),
    ).toEqual(['places', 'participants', 'quotes'])
  })

  it('ids of fields have no dots, for they stand in links', () =>
    expect(fieldId('places.0.name')).toBe('field-places-0-name'))
})

describe('buttons', () => {
  it('mean what the server reads', () => {
    const page = pageOf(withGroup(emptyEventForm(record), 'quotes'))
    const lists = [...(page.citations ? [page.citations] : []), ...page.sections.flatMap(({ list }) => list ?? [])]
    for (const { name, addIntent, groups } of lists) {
      expect(readIntent(new URLSearchParams({ intent: addIntent ?? '' }), EVENT_FORM)).toEqual({
        kind: 'add',
        group: name,
      })
      for (const [index, { removeIntent }] of groups.entries())
        expect(readIntent(new URLSearchParams({ intent: removeIntent }), EVENT_FORM)).toEqual({
          kind: 'remove',
          group: name,
          index,
        })
    }
    expect(lists.map(({ name }) => name).toSorted()).toEqual([...GROUP_NAMES].toSorted())
  })

  it('the next group opens where it will be', () => {
    const before = pageOf()
    const after = pageOf(withGroup(emptyEventForm(record), 'citations'))
    expect(after.citations?.groups.at(-1)?.id).toBe(before.citations?.nextId)
  })
})

describe('adding and correcting', () => {
  it('differ in what they ask and where they lead', () => {
    const adding = pageOf()
    const correcting = toEventFormPage({ form: eventFormOf(event, 12, record), record, editing: event })
    expect(adding).toMatchObject({ isEdit: false, action: '/events', cancelHref: '/', closing: [] })
    expect(correcting).toMatchObject({
      isEdit: true,
      action: '/events/event/edit',
      cancelHref: '/events/event',
      version: '12',
      closing: [{ name: 'material' }, { name: 'reason' }],
    })
  })

  it('a record without a negotiation is asked for one', () => {
    const empty = NegotiationRecord.fold([])
    const page = toEventFormPage({ form: emptyEventForm(empty), record: empty, editing: null })
    expect(page.process.map(({ name }) => name)).toEqual(['process.title', 'process.scope'])
    expect(pageOf().process).toEqual([])
  })

  it('a new milestone goes to none of several by itself', () => {
    const two = recordOf(aProcess({ id: 'first' }), aProcess({ id: 'second' }))
    expect(emptyEventForm(two).single['process']).toBe('')
  })
})

it('lists of names are bounded', () => {
  const many = recordOf(...Array.from({ length: 1000 }, (_, n) => anActor({ id: `actor-${n}`, name: `Actor ${n}` })))
  const { datalists } = toEventFormPage({ form: emptyEventForm(many), record: many, editing: null })
  for (const { options } of datalists) expect(options.length).toBeLessThanOrEqual(300)
})
