import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEntry } from '../../../domain/entries/entries.ts'
import type { TimelineEvent } from '../../../domain/entries/event.ts'
import { firstFree } from '../../../domain/entries/free-ids.ts'
import type { NegotiationRecord } from '../../../domain/record/negotiation-record.ts'
import { canonicalJson } from '../../../domain/revisions/canonical-json.ts'
import {
  aDocument,
  anActor,
  anEvent,
  aProcess,
  aSource,
  recordOf,
  seedRecord,
} from '../../../domain/testing/record-builder.ts'
import { tickedIn } from '../../forms/field.ts'
import { emptyForm, filledForm } from '../../forms/filling.ts'
import { shapeOf } from '../../forms/form-spec.ts'
import { type EntryForm, readForm } from '../../forms/shape.ts'
import { readSubmission as readAny, type Submission as SubmissionOf } from '../../forms/submission.ts'
import { EVENT_FORM } from './fields.ts'

type Submission = SubmissionOf<'event'>
const readEventForm = (params: URLSearchParams) => readForm(shapeOf(EVENT_FORM), params)
const readSubmission = (form: EntryForm, to: NegotiationRecord, base: TimelineEvent | null) =>
  readAny('event', EVENT_FORM, form, to, base)
const eventFormOf = (event: TimelineEvent, version: number, of: NegotiationRecord) =>
  filledForm(EVENT_FORM, event, version, of)
const emptyEventForm = (of: NegotiationRecord) => emptyForm(EVENT_FORM, of, () => '')

const record = recordOf(
  aProcess(),
  aSource({ id: 'afp-report', title: 'Talks begin', url: 'https://example.org/known' }),
  aSource({ id: 'other-report', title: 'Another report', url: 'https://example.org/other' }),
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  anActor({ id: 'russia', name: 'Russia' }),
  anActor({ id: 'kyiv-a', name: 'Kyiv' }),
  anActor({ id: 'kyiv-b', name: 'Kyiv' }),
  aDocument({ id: 'plan', shortTitle: '20-point plan' }),
  anEvent({ id: 'earlier', title: 'An earlier meeting', when: '2025-06-01' }),
)

/** Six signs after what an id begins with, none of them easily taken for another. */
const TAILED = (begin: string) => new RegExp(`^${begin}-[2-9b-df-hjkmnp-tv-xz]{6}$`)

/** The smallest form that is accepted, with changes. */
function submit(changes: Record<string, string> = {}, to: NegotiationRecord = record) {
  const fields = {
    when: '15 June 2025',
    kind: 'talks',
    title: 'Two sides meet in Geneva',
    summary: 'They met.',
    occurrence: 'occurred',
    certainty: 'reported',
    significance: '2',
    table: 'other',
    issues: 'process',
    'citations.0.source': 'Talks begin',
    'citations.0.credibility': '2',
    ...changes,
  }
  return readSubmission(readEventForm(new URLSearchParams(fields)), to, null)
}

function accepted(changes: Record<string, string> = {}, to?: NegotiationRecord): Submission {
  const result = submit(changes, to)
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2))
  return result.submission
}

function problemsOf(changes: Record<string, string>, to?: NegotiationRecord): string[] {
  const result = submit(changes, to)
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`)
}

describe('a stored event', () => {
  const shipped = seedRecord()

  it('goes through the form and comes back the same, for every milestone of the shipped record', () => {
    for (const event of shipped.list('event')) {
      const form = eventFormOf(event, 1, shipped)
      const sent = Object.entries(form.single).map(([name, value]): [string, string] => [
        name,
        value.replaceAll('\n', '\r\n'),
      ])
      for (const issue of tickedIn(form.single['issues'] ?? '')) sent.push(['issues', issue])
      for (const [name, groups] of Object.entries(form.groups))
        for (const [index, group] of groups.entries())
          for (const [field, value] of Object.entries(group))
            sent.push([`${name}.${index}.${field}`, String(value).replaceAll('\n', '\r\n')])

      const result = readSubmission(readEventForm(new URLSearchParams(sent)), shipped, event)
      expect(result, event.id).toMatchObject({ ok: true })
      if (!result.ok) continue
      expect(result.submission).toMatchObject({ newActors: [], newSources: [], newProcess: null })
      expect(canonicalJson(result.submission.entry), event.id).toBe(canonicalJson(event))
    }
    expect(shipped.count('event')).toBe(200)
  })

  it('keeps what the form does not show, and what would be asked back if somebody typed it', () => {
    const stored = anEvent({
      when: '2022-23',
      deadline: { due: '2024-25', setBy: 'russia', outcome: 'open', note: null },
      quotes: [
        {
          speaker: 'kyiv-a',
          text: 'Yes.',
          language: 'uk',
          original: 'Так.',
          translator: 'Editors',
          source: 'other-report',
        },
      ],
      citations: [
        { source: 'afp-report', credibility: 2 },
        { source: 'source', credibility: 1, note: null },
      ],
      translations: { uk: { made: 'human', reviewed: false, fields: { title: 'Зустріч' } } },
      firstRecorded: '2025-11-25',
    }).entry
    const held = recordOf(
      aProcess(),
      aSource(),
      aSource({ id: 'afp-report', title: 'Talks begin', url: 'https://example.org/known' }),
      aSource({ id: 'other-report', title: 'Another report', url: 'https://example.org/other' }),
      anActor({ id: 'russia', name: 'Russia' }),
      anActor({ id: 'kyiv-a', name: 'Kyiv' }),
      anActor({ id: 'kyiv-b', name: 'Kyiv' }),
    )
    const shown = eventFormOf(stored, 3, held)
    const asStored = { ...shown, single: { ...shown.single, when: '2022-23', 'deadline.due': '2024-25' } }
    for (const form of [shown, asStored]) {
      const result = readSubmission(form, held, stored)
      expect(result).toMatchObject({ ok: true })
      if (result.ok) expect(canonicalJson(result.submission.entry)).toBe(canonicalJson(stored))
    }
  })

  it('stays with its negotiation; a new one of several has to be told of which it is', () => {
    const two = recordOf(aProcess({ id: 'first' }), aProcess({ id: 'second' }), aSource())
    const stored = anEvent({ process: 'first' }).entry
    const form = eventFormOf(stored, 1, two)
    const unsaid = { ...form, single: { ...form.single, process: '' } }
    expect(readSubmission(unsaid, two, stored)).toMatchObject({ submission: { entry: { process: 'first' } } })
    expect(readSubmission(unsaid, two, null)).toMatchObject({
      ok: false,
      problems: [{ path: 'process', message: 'Choose the negotiation to which this belongs.' }],
    })
    const said = { ...form, single: { ...form.single, process: 'second' } }
    expect(readSubmission(said, two, null)).toMatchObject({ submission: { entry: { process: 'second' } } })
    expect(readSubmission(said, two, stored)).toMatchObject({ submission: { entry: { process: 'second' } } })
  })

  it('keeps its id when title and date change', () => {
    const stored = anEvent({ citations: [{ source: 'afp-report', credibility: 2 }] }).entry
    const form = eventFormOf(stored, 1, record)
    const result = readSubmission(
      { ...form, single: { ...form.single, title: 'Another title', when: '1 July 2025' } },
      record,
      stored,
    )
    expect(result).toMatchObject({
      ok: true,
      submission: { entry: { id: 'event', title: 'Another title', when: '2025-07-01' } },
    })
  })
})

describe('a new event', () => {
  it('is made of what was typed', () => {
    const {
      entry: event,
      newActors,
      newSources,
      newProcess,
    } = accepted({
      when: ' late November 2025 ',
      title: '  Two sides meet  ',
      summary: ' They met.\r\n\r\nThey parted. ',
      order: '-2',
      'places.0.name': 'Geneva',
      'places.0.country': 'ch',
      'places.0.latitude': '46,2',
      'places.0.longitude': '6.15',
      'participants.0.actor': 'ukraine',
      'participants.0.part': 'party',
      'participants.0.as': ' Host ',
      'quotes.0.speaker': 'Ukraine',
      'quotes.0.text': 'Yes.',
      'quotes.0.language': 'en',
      'quotes.0.source': '1',
      'accounts.0.actor': '/actors/russia',
      'accounts.0.text': 'No.',
      'accounts.0.source': '1',
      'documents.0.document': '20-point plan',
      'documents.0.relation': 'discussed',
      'follows.0.event': 'An earlier meeting',
      'deadline.due': '1 July 2025',
      'deadline.setBy': 'russia',
      'deadline.outcome': 'open',
      'citations.0.note': ' For the date ',
    })
    expect([newActors, newSources, newProcess]).toEqual([[], [], null])
    expect(event).toEqual({
      id: expect.stringMatching(TAILED('2025-11-21')),
      process: 'process',
      kind: 'talks',
      title: 'Two sides meet',
      summary: 'They met.\n\nThey parted.',
      when: '2025-11-21~/2025-11-30~',
      order: -2,
      occurrence: 'occurred',
      certainty: 'reported',
      significance: 2,
      table: 'other',
      places: [{ name: 'Geneva', country: 'CH', latitude: 46.2, longitude: 6.15 }],
      participants: [{ actor: 'ukraine', part: 'party', as: 'Host' }],
      issues: ['process'],
      documents: [{ document: 'plan', relation: 'discussed' }],
      quotes: [
        { speaker: 'ukraine', text: 'Yes.', language: 'en', original: null, translator: null, source: 'afp-report' },
      ],
      accounts: [{ actor: 'russia', text: 'No.', source: 'afp-report' }],
      deadline: { due: '2025-07-01', setBy: 'russia', outcome: 'open', note: null },
      follows: ['earlier'],
      citations: [{ source: 'afp-report', credibility: 2, note: 'For the date' }],
    })
  })

  it('needs little: groups that nobody filled in are passed over', () => {
    const { entry: event } = accepted({
      'quotes.0.language': 'en',
      'quotes.0.source': '1',
      'participants.0.part': 'party',
      'documents.0.relation': 'discussed',
      'citations.1.credibility': '6',
      'citations.1.new.kind': 'news-report',
    })
    expect(event).toMatchObject({ participants: [], quotes: [], documents: [], citations: [{ source: 'afp-report' }] })
    expect(event.places).toEqual([])
    expect(event).not.toHaveProperty('deadline')
  })

  it('shows the form again as it stands, without the blank groups, so that messages and fields agree', () => {
    const result = submit({ title: '', 'citations.0.source': '', 'citations.1.source': 'Talks begin' })
    expect(result).toMatchObject({ ok: false, form: { single: { title: '' } } })
    expect(result.form.groups['citations']).toHaveLength(1)
  })

  it.each<[string, Record<string, string>, string]>([
    ['no date', { when: '' }, 'when: Enter a date, such as 23 Nov 2025 or late November 2025.'],
    ['a date that can mean two days', { when: '03/04/2025' }, 'when: '],
    ['a day that is none', { when: '30 Feb 2025' }, 'when: '],
    ['no title', { title: ' ' }, 'title: Must not be empty.'],
    ['a long title', { title: 'ї'.repeat(501) }, 'title: Has 501 characters; at most 500 are allowed.'],
    ['markup', { summary: '<script>' }, 'summary: Remove character 1: it is “<”; plain text only, no markup.'],
    ['a control character', { summary: 'a\u0000' }, 'summary: Remove character 2: it is a control character (U+0000).'],
    ['an override', { title: '\u202eabc' }, 'title: Remove character 1'],
    ['no kind', { kind: '' }, 'kind: Choose one.'],
    ['no significance', { significance: '' }, 'significance: Choose one.'],
    ['a kind that is none', { kind: 'party' }, 'kind: Choose one of: proposal'],
    ['a significance that is no number', { significance: 'high' }, 'significance: Enter a number.'],
    ['an order that is no number', { order: 'first' }, 'order: Enter a number.'],
    ['half an order', { order: '1.5' }, 'order: '],
    [
      'no country',
      { 'places.0.name': 'G', 'places.0.country': 'Atlantis' },
      'places.0.country: “Atlantis” is no country.',
    ],
    ['a place without a name', { 'places.0.country': 'CH' }, 'places.0.name: Must not be empty.'],
    ['half a position', { 'places.0.name': 'Geneva', 'places.0.latitude': '46' }, 'places.0.latitude: Enter both'],
    [
      'words for a latitude',
      { 'places.0.name': 'G', 'places.0.latitude': 'north' },
      'places.0.latitude: Enter a number.',
    ],
    [
      'an unknown participant',
      { 'participants.0.actor': 'Ukrain' },
      'participants.0.actor: The record has no actor “Ukrain”. Did you mean “Ukraine”?',
    ],
    [
      'a name that two bear',
      { 'participants.0.actor': 'Kyiv', 'participants.0.part': 'party' },
      'participants.0.actor: Several are called that. Type the id of the one you mean: kyiv-a, kyiv-b.',
    ],
    [
      'an unknown part',
      { 'participants.0.actor': 'Ukraine', 'participants.0.part': 'guest' },
      'participants.0.part: Choose',
    ],
    [
      'an unknown speaker',
      { 'quotes.0.speaker': 'X', 'quotes.0.text': 'x', 'quotes.0.language': 'en', 'quotes.0.source': '1' },
      'quotes.0.speaker: The record has no actor “X”.',
    ],
    [
      'a quote from a source that is not there',
      { 'quotes.0.speaker': 'Ukraine', 'quotes.0.text': 'x', 'quotes.0.language': 'en', 'quotes.0.source': '7' },
      'quotes.0.source: Choose the source in which this stands.',
    ],
    [
      'an unknown document',
      { 'documents.0.document': '28-point plan', 'documents.0.relation': 'tabled' },
      'documents.0.document: The record has no document “28-point plan”.',
    ],
    [
      'an unknown earlier milestone',
      { 'follows.0.event': 'nothing' },
      'follows.0.event: The record has no milestone “nothing”.',
    ],
    [
      'a deadline without its setter',
      { 'deadline.due': '1 July 2025', 'deadline.outcome': 'open' },
      'deadline.setBy: Name the actor.',
    ],
    [
      'a deadline without its date',
      { 'deadline.setBy': 'Russia', 'deadline.outcome': 'open' },
      'deadline.due: Enter a date',
    ],
    [
      'a credibility that is none',
      { 'citations.0.credibility': '7' },
      'citations.0.credibility: Credibility is 1 to 6.',
    ],
    [
      'an unknown source',
      { 'citations.0.source': 'Daily Nothing' },
      'citations.0.source: The record has no source “Daily Nothing”.',
    ],
    ['no source', { 'citations.0.source': '' }, 'report: Cite at least one source.'],
  ])('%s is told beside its field', (_, changes, problem) =>
    expect(problemsOf(changes).filter(told => told.startsWith(problem))).toHaveLength(1),
  )

  it('tells everything that is wrong at once, each field once', () => {
    const paths = problemsOf({ when: '', title: '', summary: '', kind: 'x', significance: 'x' }).map(
      problem => problem.split(':')[0],
    )
    expect(paths.toSorted()).toEqual(['kind', 'significance', 'summary', 'title', 'when'])
  })

  it('cites a source once: twice is told', () =>
    expect(problemsOf({ 'citations.1.source': 'afp-report', 'citations.1.credibility': '3' })).toEqual([
      'report: Cites the same source twice.',
    ]))
})

describe('pasted text', () => {
  it.each<[string, Record<string, string>, object]>([
    ['soft hyphens', { title: 'Cease\u00adfire moni\u00adtoring' }, { title: 'Ceasefire monitoring' }],
    ['a line break in a single line', { title: 'One\u2028two\nthree' }, { title: 'One two three' }],
    [
      'a cell of a table',
      { title: 'One\ttwo', summary: 'a\tb\rc\u2029d' },
      { title: 'One two', summary: 'a b\nc\n\nd' },
    ],
    ['letters and marks apart', { title: 'e\u0301'.repeat(81) }, { title: 'é'.repeat(81) }],
    ['signs of comparison', { summary: 'Fewer than < 5 km, a -> b' }, { summary: 'Fewer than < 5 km, a -> b' }],
    ['a mark in a date', { when: '\u200f15 June 2025' }, { when: '2025-06-15' }],
    ['signs in a name', { 'citations.0.source': '\ufeffTalks\u200b begin' }, { citations: [{ source: 'afp-report' }] }],
  ])('with %s is stored as it is seen', (_, changes, stored) => {
    expect(accepted(changes).entry).toMatchObject(stored)
    expect(accepted(changes).entry.id).toMatch(/^[a-z0-9-]+$/)
  })

  it('comes with the names of the fields from which something was left out', () => {
    expect(accepted({ title: 'Cease\u00adfire', summary: 'a\tb' }).leftOut).toEqual(['Title'])
    expect(accepted().leftOut).toEqual([])
  })
})

describe('new entries', () => {
  const newSource = {
    'citations.0.source': '',
    'citations.0.new.url': 'https://example.org/new',
    'citations.0.new.title': 'A new report of the talks in Geneva',
    'citations.0.new.publisher': 'Agence X',
    'citations.0.new.published': '16 June 2025',
    'citations.0.new.kind': 'wire-report',
    'citations.0.new.language': 'fr',
    'citations.0.new.reliability': 'B',
  }

  it('a source is added and cited', () => {
    const { entry: event, newSources } = accepted({ ...newSource, 'citations.0.new.originalPublisher': 'AFP' })
    expect(newSources).toEqual([
      {
        id: expect.stringMatching(TAILED('2025-06-16')),
        kind: 'wire-report',
        title: 'A new report of the talks in Geneva',
        publisher: 'Agence X',
        originalPublisher: 'AFP',
        url: 'https://example.org/new',
        published: '2025-06-16',
        language: 'fr',
        reliability: 'B',
      },
    ])
    expect(event.citations).toEqual([{ source: newSources[0]?.id, credibility: 2, note: null }])
  })

  it('a source whose address the record has is cited, not added again', () => {
    const { entry: event, newSources } = accepted({
      ...newSource,
      'citations.0.new.url': 'https://example.org/known',
      'citations.0.new.title': 'talks  BEGIN',
      'citations.0.new.publisher': '',
    })
    expect(newSources).toEqual([])
    expect(event.citations[0]?.source).toBe('afp-report')
  })

  it.each([
    'https://www.example.org/known',
    'http://example.org/known/',
    'https://example.org/known?utm_source=x&fbclid=1#part',
    'https://EXAMPLE.org:443/known',
  ])('a source with the address %s may be one that the record has', url => {
    const submission = accepted({ ...newSource, 'citations.0.new.url': url })
    expect(submission.newSources).toMatchObject([{ url }])
    expect(submission.lookalikes).toMatchObject([{ id: 'afp-report' }])
  })

  it.each(['https://example.org/known?id=2', 'https://example.org/Known', 'https://news.example.org/known'])(
    'a source with the address %s is another',
    url => expect(accepted({ ...newSource, 'citations.0.new.url': url }).lookalikes).toEqual([]),
  )

  it.each<[string, Record<string, string>, string]>([
    ['an address that is none', { 'citations.0.new.url': 'example.org' }, 'citations.0.new.url: Enter a full address'],
    ...['\u200b', '\u00ad', '\u200d', '\ufeff', '\u2060', '\u200e', '\u00a0'].map(
      (sign): [string, Record<string, string>, string] => [
        `U+${sign.charCodeAt(0).toString(16)} in the address`,
        { 'citations.0.new.url': `https://example.org/a${sign}b` },
        'citations.0.new.url: An address has no spaces and no invisible characters',
      ],
    ),
    ['a script', { 'citations.0.new.url': 'javascript:alert(1)' }, 'citations.0.new.url: Enter a full address'],
    ['no title', { 'citations.0.new.title': '' }, 'citations.0.new.title: Must not be empty.'],
    ['no publisher', { 'citations.0.new.publisher': '' }, 'citations.0.new.publisher: Must not be empty.'],
    ['no date', { 'citations.0.new.published': '' }, 'citations.0.new.published: Enter a date'],
    [
      'a language that is none',
      { 'citations.0.new.language': 'French' },
      'citations.0.new.language: Enter a language code',
    ],
    [
      'a grade that is none',
      { 'citations.0.new.reliability': 'Z' },
      'citations.0.new.reliability: Choose one of: A, B',
    ],
  ])('of a new source, %s is told', (_, changes, problem) =>
    expect(problemsOf({ ...newSource, ...changes })).toEqual([expect.stringMatching(new RegExp(`^${problem}`))]),
  )

  it.each([
    'before 25 Nov 2025',
    '2025-XX-XX',
    '2025-11-XX',
    'c. 2025',
    'November 2025 to January 2026',
    'Y170000002',
    '-0044',
  ])('a source published %s gets a valid id', published => {
    const { newSources } = accepted({ ...newSource, 'citations.0.new.published': published })
    expect(parseEntry('source', newSources[0])).toMatchObject({ ok: true })
  })

  it('an actor is added where it takes part, and can speak and set a date in the same form', () => {
    const { entry: event, newActors } = accepted({
      'participants.0.actor': 'Rustem Umerov',
      'participants.0.part': 'head-of-delegation',
      'participants.0.new.kind': 'person',
      'participants.0.new.side': 'Ukraine',
      'participants.0.new.role': 'Secretary of the Security Council',
      'quotes.0.speaker': 'rustem umerov',
      'quotes.0.text': 'Yes.',
      'quotes.0.language': 'en',
      'quotes.0.source': '1',
      'deadline.due': '1 July 2025',
      'deadline.setBy': 'Rustem Umerov',
      'deadline.outcome': 'open',
    })
    expect(newActors).toEqual([
      {
        id: expect.stringMatching(TAILED('actor')),
        name: 'Rustem Umerov',
        aliases: [],
        kind: 'person',
        side: 'ukraine',
        offices: [{ title: 'Secretary of the Security Council' }],
      },
    ])
    const id = newActors[0]?.id
    expect(event.participants).toEqual([{ actor: id, part: 'head-of-delegation' }])
    expect(event.quotes[0]?.speaker).toBe(id)
    expect(event.deadline?.setBy).toBe(id)
  })

  it('an actor that is named twice is added once', () => {
    const { entry: event, newActors } = accepted({
      'participants.0.actor': 'Norway',
      'participants.0.part': 'host',
      'participants.0.new.kind': 'state',
      'participants.1.actor': 'NORWAY',
      'participants.1.part': 'mediator',
      'participants.1.new.kind': 'state',
    })
    expect(newActors.map(({ name }) => name)).toEqual(['Norway'])
    expect(event.participants.map(({ actor }) => actor)).toEqual([newActors[0]?.id, newActors[0]?.id])
  })

  it('an actor that the record has is not added again', () => {
    const { newActors } = accepted({
      'participants.0.actor': 'UKRAINE',
      'participants.0.part': 'party',
      'participants.0.new.kind': 'state',
    })
    expect(newActors).toEqual([])
  })

  it('a record without a negotiation gets one', () => {
    const empty = recordOf(aSource({ id: 'afp-report', title: 'Talks begin' }))
    const { entry: event, newProcess } = accepted(
      { 'process.title': 'Peace talks on X', 'process.scope': 'All that belongs to it.' },
      empty,
    )
    expect(newProcess).toMatchObject({ title: 'Peace talks on X', began: '2025-06-15' })
    expect(parseEntry('process', newProcess)).toMatchObject({ ok: true })
    expect(event.process).toBe(newProcess?.id)
    expect(problemsOf({}, empty).toSorted()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^process\.title: Must not be empty/),
        expect.stringMatching(/^process\.scope: Must not be empty/),
      ]),
    )
  })

  it('get ids of their own, different from each other’s', () => {
    const { newActors, newSources } = accepted({
      ...newSource,
      'citations.1.new.url': 'https://example.org/newer',
      'citations.1.credibility': '2',
      'citations.1.new.title': 'A new report of the talks in Geneva',
      'citations.1.new.publisher': 'Agence X',
      'citations.1.new.published': '16 June 2025',
      'citations.1.new.kind': 'wire-report',
      'citations.1.new.language': 'fr',
      'citations.1.new.reliability': 'B',
      'participants.0.actor': 'Agence X 2025 06 16 a new report of the talks',
      'participants.0.part': 'observer',
      'participants.0.new.kind': 'organisation',
    })
    const ids = [...newActors, ...newSources].map(({ id }) => id)
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(3)
  })

  it('do not take an id that the record has, whatever it belongs to', () => {
    const norway = {
      'participants.0.actor': 'Norway',
      'participants.0.part': 'observer',
      'participants.0.new.kind': 'state',
    }
    const [wanted] = accepted(norway).newActors
    const taken = recordOf(aProcess(), aSource({ title: 'Talks begin' }), anEvent({ id: wanted?.id ?? '' }))
    expect(accepted(norway, taken).newActors.map(({ id }) => id)).toEqual([`${wanted?.id}-2`])
  })
})

describe('a place', () => {
  const meeting = { name: 'Old Mill', country: 'CH', latitude: 46.1, longitude: 6.2 }
  const held = recordOf(
    aProcess(),
    aSource({ id: 'afp-report', title: 'Talks begin' }),
    anEvent({ id: 'a', places: [meeting] }),
    anEvent({ id: 'b', places: [{ name: 'Kyiv' }] }),
  )
  const placeOf = (place: Record<string, string>) => accepted(place, held).entry.places[0]

  it.each<[string, Record<string, string>, object]>([
    ['of the record', { 'places.0.name': 'old mill' }, { ...meeting, name: 'old mill' }],
    [
      'that is a capital',
      { 'places.0.name': 'Kyiv' },
      { name: 'Kyiv', country: 'UA', latitude: 50.45, longitude: 30.52 },
    ],
    ['in the same country', { 'places.0.name': 'Old Mill', 'places.0.country': 'switzerland' }, meeting],
    [
      'in another country',
      { 'places.0.name': 'Old Mill', 'places.0.country': 'UK' },
      { name: 'Old Mill', country: 'GB' },
    ],
    ['that nobody knows', { 'places.0.name': 'Nowhere' }, { name: 'Nowhere' }],
    [
      'with coordinates of its own',
      { 'places.0.name': 'Old Mill', 'places.0.latitude': '1', 'places.0.longitude': '2' },
      { name: 'Old Mill', latitude: 1, longitude: 2 },
    ],
  ])('%s is put on the map as far as it is known', (_, typed, place) => expect(placeOf(typed)).toEqual(place))

  it('is left as it is in a milestone that is corrected', () => {
    const stored = anEvent({
      id: 'c',
      places: [{ name: 'Kyiv' }],
      citations: [{ source: 'afp-report', credibility: 2 }],
    })
    const result = readSubmission(eventFormOf(stored.entry, 1, held), held, stored.entry)
    expect(result.ok && result.submission.entry.places[0]).toEqual({ name: 'Kyiv' })
  })
})

describe('the id of a new event', () => {
  const idOf = (changes: Record<string, string>): string => accepted(changes).entry.id

  it.each<[string, string]>([
    ['15 June 2025', '2025-06-15'],
    ['June 2025', '2025-06-01'],
    ['before 15 June 2025', '2025-06-14'],
    ['Y170000002', 'event'],
    ['-0100', 'event'],
    ['XXXX-12-25', 'event'],
    ['../..', 'event'],
  ])('of %s begins with %s and has a short tail', (when, begin) => expect(idOf({ when })).toMatch(TAILED(begin)))

  it('holds no word of the title, whatever it says', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }), title => {
        const result = submit({ title })
        // A title may be refused, its id never.
        const told = result.ok ? [] : result.problems.map(({ path }) => path)
        expect(told.filter(path => path !== 'title')).toEqual([])
        if (result.ok) expect(result.submission.entry.id).toMatch(TAILED('2025-06-15'))
      }),
    ))

  it('is the same for the same form sent twice, and another for any other', () => {
    expect(idOf({ title: 'Talks' })).toBe(idOf({ title: 'Talks' }))
    expect(idOf({ title: 'Talks' })).not.toBe(idOf({ title: 'Talk' }))
  })

  it('is followed by -2, -3 … where it is taken', () => {
    expect(firstFree('talks', id => ['talks', 'talks-2'].includes(id))).toBe('talks-3')
    expect(firstFree('talks', () => false)).toBe('talks')
  })
})

it('the form that a new event begins with asks for what is missing and nothing else', () => {
  const result = readSubmission(emptyEventForm(record), record, null)
  expect(result.ok ? [] : result.problems.map(({ path }) => path).toSorted()).toEqual([
    'certainty',
    'kind',
    'occurrence',
    'report',
    'significance',
    'summary',
    'title',
    'when',
  ])
})

it('never throws and never loses a letter of what was typed, whatever it is', () =>
  fc.assert(
    fc.property(
      fc.record({
        when: fc.string({ unit: 'binary' }),
        title: fc.string({ unit: 'binary' }),
        significance: fc.string(),
        'places.0.latitude': fc.string(),
        'participants.0.actor': fc.string({ unit: 'binary' }),
        'participants.0.new.kind': fc.constantFrom('', 'person', 'x'),
        'quotes.0.text': fc.string({ unit: 'binary' }),
        'quotes.0.source': fc.string(),
        'citations.0.source': fc.string(),
        'citations.0.new.url': fc.webUrl(),
        'citations.0.new.published': fc.string({ unit: 'binary' }),
      }),
      fields => {
        const result = submit(fields)
        expect(result.form.single['title']).toBe(fields.title.replace(/\r\n?/g, '\n').toWellFormed())
        expect(result.ok || result.problems.length > 0).toBe(true)
      },
    ),
  ))
