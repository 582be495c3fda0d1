import { describe, expect, it } from 'vitest'
import type { EntryProblem } from '../../../domain/entries/entries.ts'
import { canonicalJson } from '../../../domain/revisions/canonical-json.ts'
import {
  aDocument,
  anActor,
  aPoint,
  aProcess,
  aSource,
  recordOf,
  seedRecord,
} from '../../../domain/testing/record-builder.ts'
import { DOCUMENTS, type EntryKind, POINT_STATES, POSITIONS } from '../../editing/entry-kind.ts'
import { toEntryFormPage } from '../../editing/form-page.ts'
import { readAmount } from '../../forms/amount.ts'
import type { FieldView } from '../../forms/field-view.ts'
import type { GroupListView } from '../../forms/list-view.ts'
import { withGroup, withoutBlankGroups, withoutGroup } from '../../forms/rearranging.ts'
import { type EntryForm, fieldsOf, readForm } from '../../forms/shape.ts'
import { pastedPoints } from './pasted-points.ts'

const record = recordOf(
  aProcess(),
  aSource({ id: 'report', title: 'A report', url: 'https://example.org/report' }),
  anActor({ id: 'ukraine', name: 'Ukraine' }),
  anActor({ id: 'russia', name: 'Russia' }),
  aDocument({
    id: 'plan',
    shortTitle: '28-point plan',
    when: '2025-06-01',
    points: [aPoint('13', { label: 'Territory', issues: ['territory'] }), aPoint('14')],
  }),
)

/** As a browser sends it: boxes one by one, other line breaks. */
const sent = (form: EntryForm): URLSearchParams =>
  new URLSearchParams(
    fieldsOf(form).flatMap(([name, value]): [string, string][] =>
      /\.issues$/.test(name)
        ? value
            .split('\n')
            .filter(Boolean)
            .map(one => [name, one])
        : [[name, value.replaceAll('\n', '\r\n')]],
    ),
  )

const submit = (kind: EntryKind, fields: Record<string, string>) =>
  kind.read(readForm(kind.shape, new URLSearchParams(fields)), record, null)

const problemsOf = (kind: EntryKind, fields: Record<string, string>): string[] => {
  const result = submit(kind, fields)
  return result.ok ? [] : result.problems.map(({ path, message }: EntryProblem) => `${path}: ${message}`)
}

function accepted(kind: EntryKind, fields: Record<string, string>) {
  const result = submit(kind, fields)
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 2))
  return result.submission
}

const SOURCE = { 'citations.0.source': 'A report', 'citations.0.credibility': '2' }

const DOCUMENT = {
  ...SOURCE,
  title: 'Answer to the plan',
  shortTitle: 'Answer',
  when: '15 June 2025',
  kind: 'counter-proposal',
  status: 'draft',
  summary: 'An answer.',
  availability: 'full',
  fidelity: 'verbatim',
}
const POINT = {
  'points.0.number': '1',
  'points.0.label': 'Line',
  'points.0.text': 'The line stays.',
  'points.0.issues': 'territory',
  'points.0.citations.0.source': '1',
  'points.0.citations.0.credibility': '3',
}
const POSITION = {
  ...SOURCE,
  actor: 'Ukraine',
  'about.document': '28-point plan',
  'about.point': '13',
  stance: 'rejects',
  when: '16 June 2025',
  text: 'It says no.',
  authority: 'minister',
}
const STATE = {
  ...SOURCE,
  document: '28-point plan',
  point: '13',
  state: 'contested',
  when: '16 June 2025',
  assertedBy: 'Ukraine',
  text: 'It is contested.',
}

describe.each([DOCUMENTS, POSITIONS, POINT_STATES])('what is stored ($type)', kind => {
  const shipped = seedRecord()

  it('goes through the form and comes back the same, for every one of the shipped record', () => {
    const entries = shipped.list(kind.type)
    expect(entries.length).toBeGreaterThan(20)
    for (const entry of entries) {
      const form = readForm(kind.shape, sent(kind.fill(entry, 1, shipped)))
      const result = kind.read(form, shipped, entry)
      expect(result, entry.id).toMatchObject({ ok: true })
      if (!result.ok) continue
      expect(result.submission).toMatchObject({ newActors: [], newSources: [], newProcess: null })
      expect(canonicalJson(result.submission.entry), entry.id).toBe(canonicalJson(entry))
    }
  })

  it('is sent back by the page as it was given', () => {
    for (const editing of shipped.list(kind.type)) {
      const form = kind.fill(editing, 7, shipped)
      const page = toEntryFormPage(kind, { form, record: shipped, editing })
      const inList = (list: GroupListView): FieldView[] =>
        list.groups.flatMap(({ fields, rare, extra, lists }) => [
          ...fields,
          ...(rare?.fields ?? []),
          ...(extra?.fields ?? []),
          ...(extra?.rare?.fields ?? []),
          ...lists.flatMap(inList),
        ])
      const fields = [
        ...page.main,
        ...(page.citations ? inList(page.citations) : []),
        ...page.sections.flatMap(({ fields: own, list }) => [...own, ...(list ? inList(list) : [])]),
        ...page.closing,
      ]
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
      const shown = new URLSearchParams()
      for (const { name, control, value, options } of fields) {
        if (control === 'checks')
          for (const option of options.filter(({ isChosen }) => isChosen)) shown.append(name, option.value)
        else if (control === 'select')
          shown.append(name, (options.find(({ isChosen }) => isChosen) ?? options[0])?.value ?? '')
        else shown.append(name, value)
      }
      const again = readForm(kind.shape, shown)
      const inOrder = (groups: EntryForm['groups']) =>
        Object.entries(groups).map(([path, members]) => [
          path,
          members.map(member => ({ ...member, issues: (member['issues'] ?? '').split('\n').sort() })),
        ])
      expect(Object.fromEntries(inOrder(again.groups)), editing.id).toEqual(Object.fromEntries(inOrder(form.groups)))
      // The process and the version are not fields to fill in.
      expect(again.single).toEqual({ ...form.single, process: '', version: '' })
    }
  })
})

describe('a text', () => {
  it('is short in the common case', () => {
    const { entry } = accepted(DOCUMENTS, { ...DOCUMENT, ...POINT })
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^2025-06-15-\w{6}$/),
      when: '2025-06-15',
      statedPointCount: null,
      points: [{ number: '1', issues: ['territory'], citations: [{ source: 'report', credibility: 3, note: null }] }],
    })
  })

  it('takes an ancestor by its text, number and label, and numbers as people write them', () => {
    const { entry } = accepted(DOCUMENTS, {
      ...DOCUMENT,
      ...POINT,
      'points.0.ancestors.0.from': '28-point plan 13 – Territory',
      'points.0.ancestors.0.change': 'untraceable',
      'points.0.ancestors.0.basis': 'reported',
      'points.0.values.0.what': 'armed forces',
      'points.0.values.0.operator': '<=',
      'points.0.values.0.number': '800,000',
      'points.0.values.0.unit': 'personnel',
      'dropped.0.from': '/documents/plan/points/14',
      'dropped.0.basis': 'reported',
    })
    expect(entry).toMatchObject({
      points: [
        {
          ancestors: [{ document: 'plan', number: '13', change: 'untraceable', basis: 'reported', note: null }],
          values: [{ number: 800_000 }],
        },
      ],
      dropped: [{ document: 'plan', number: '14' }],
    })
  })

  it('may name actors that the record does not have yet', () => {
    const { newActors, entry } = accepted(DOCUMENTS, {
      ...DOCUMENT,
      'actors.0.actor': 'Quad',
      'actors.0.new.kind': 'coalition',
      'authors.0.actor': 'quad',
      'authors.0.basis': 'stated',
      'authors.0.source': '1',
    })
    expect(newActors).toMatchObject([{ name: 'Quad' }])
    expect(entry).toMatchObject({ authors: [{ actor: newActors[0]?.id, source: 'report' }] })
  })

  it.each<[string, Record<string, string>, string]>([
    [
      'two points of one number',
      { ...POINT, 'points.1.number': '1', 'points.1.label': 'x' },
      'points.1.number: Another point has the number 1 already.',
    ],
    ['a pasted list of which no points were made', { pasted: '1. One' }, 'pasted: Make points of this first'],
    [
      'a point without a source',
      { ...POINT, 'points.0.citations.0.source': '' },
      'points.0.citations: Cite at least one source',
    ],
    [
      'a source with a number that there is not',
      { ...POINT, 'points.0.citations.0.source': '4' },
      'points.0.citations.0.source: Choose the source',
    ],
    [
      'an ancestor in a text that there is not',
      { ...POINT, 'points.0.ancestors.0.from': 'No plan 3' },
      'points.0.ancestors.0.from: The record has no document “No plan”.',
    ],
    [
      'an ancestor that its text does not have',
      { ...POINT, 'points.0.ancestors.0.from': '28-point plan 99' },
      'points.0.ancestors.0.from: “28-point plan” has no point 99: its points are 13, 14.',
    ],
    [
      'a number in words',
      { ...POINT, 'points.0.values.0.number': 'many' },
      'points.0.values.0.number: Enter a number in digits',
    ],
    [
      'a line of the brief with a point that there is not',
      { ...POINT, 'brief.0.text': 'The line stays', 'brief.0.points': '1, 9' },
      'brief.0.points: The text has no point 9.',
    ],
    [
      'a line of the brief that is too long',
      { 'brief.0.text': 'x'.repeat(161) },
      'brief.0.text: Has 161 characters; at most 160',
    ],
    ['a place to read it that there is not', { readAt: 'No such report' }, 'readAt: '],
    ['a dropped point without a number', { 'dropped.0.from': 'plan' }, 'dropped.0.from: Write it as'],
    [
      'a text that there is not',
      { 'basedOn.0.document': 'nothing' },
      'basedOn.0.document: The record has no document “nothing”.',
    ],
    ['a day that there is not', { 'custody.0.actor': 'Russia', 'custody.0.when': '31 Nov 2025' }, 'custody.0.when: '],
  ])('is refused with %s', (_, changes, problem) => {
    expect(problemsOf(DOCUMENTS, { ...DOCUMENT, ...changes }).join('\n')).toContain(problem)
  })
})

describe('a position', () => {
  it('is about what its point is about, and quotes who spoke', () => {
    const { entry } = accepted(POSITIONS, {
      ...POSITION,
      speaker: 'Ukraine',
      'quotes.0.text': 'No.',
      'quotes.0.language': 'en',
      'quotes.0.source': '1',
    })
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^2025-06-16-\w{6}$/),
      about: { document: 'plan', point: '13', issue: 'territory' },
      quote: { speaker: 'ukraine', source: 'report' },
    })
  })

  it.each<[string, Record<string, string>, string]>([
    ['a point that the text does not have', { 'about.point': '7' }, 'about.point: “28-point plan” has no point 7'],
    ['a point without a text', { 'about.document': '' }, 'about.document: Name the document whose point this is.'],
    ['nothing that it is about', { 'about.document': '', 'about.point': '' }, 'about.issue: Choose what it is about'],
    ['an actor that there is not', { actor: 'Atlantis' }, 'actor: The record has no actor “Atlantis”.'],
    ['two quotes', { 'quotes.0.text': 'x', 'quotes.1.text': 'y' }, 'quotes.1.text: A position has one quote.'],
  ])('is refused with %s', (_, changes, problem) => {
    expect(problemsOf(POSITIONS, { ...POSITION, ...changes }).join('\n')).toContain(problem)
  })
})

describe('a state of a point', () => {
  it('is refused as agreed without among whom', () => {
    const agreed = { ...STATE, state: 'agreed-between', 'among.0.actor': 'Ukraine' }
    expect(problemsOf(POINT_STATES, agreed)).toEqual(['among: Name at least two actors among whom it is agreed.'])
    expect(accepted(POINT_STATES, { ...agreed, 'among.1.actor': 'Russia' }).entry).toMatchObject({
      among: ['ukraine', 'russia'],
    })
  })

  it('is refused without a point', () =>
    expect(problemsOf(POINT_STATES, { ...STATE, point: '' })).toContain('point: Enter the number of the point.'))
})

describe('a long list', () => {
  const paste = (fields: Record<string, string>) =>
    pastedPoints(readForm(DOCUMENTS.shape, new URLSearchParams({ intent: 'paste', ...fields })))

  it('stays in its box where it has more points than a text may have', () => {
    const pasted = '1. a\n'.repeat(201)
    const { form, problems } = paste({ pasted })
    expect(problems).toMatchObject([{ path: 'pasted', message: expect.stringContaining('room for 200') }])
    expect(form.single['pasted']).toBe(pasted)
    expect(paste({ pasted: '2. b', 'points.0.number': '1' }).form.groups['points']).toHaveLength(2)
    expect(paste({ pasted: '1. a\n'.repeat(200), 'points.0.number': '1' }).problems).toHaveLength(1)
  })

  it('is read through what a paste brings along', () =>
    expect(paste({ pasted: '\u200e1.\tOne\u2028\ufeff2. Tw\u00ado' }).form.groups['points']).toMatchObject([
      { number: '1', text: 'One' },
      { number: '2', text: 'Two' },
    ]))

  it('of names that are not known is told, the first of them with what may have been meant', () => {
    const fields = Array.from({ length: 30 }, (_, index) => [`points.0.ancestors.${index}.from`, '28-point 13'])
    const told = problemsOf(DOCUMENTS, Object.fromEntries(fields)).filter(problem => problem.includes('no document'))
    expect(told).toHaveLength(30)
    expect(told.filter(problem => problem.includes('Did you mean'))).toHaveLength(10)
  })

  it.each(['x - '.repeat(100_000), 'x'.repeat(300_000), '1 '.repeat(100_000)])('is no name', text => {
    const told = problemsOf(DOCUMENTS, { 'points.0.ancestors.0.from': text, 'basedOn.0.document': text })
    expect(told.join('\n').length).toBeLessThan(5000)
    expect(told.some(problem => problem.startsWith('points.0.ancestors.0.from: '))).toBe(true)
  })
})

describe('parts of parts', () => {
  const form = readForm(
    DOCUMENTS.shape,
    new URLSearchParams({
      'points.0.number': '1',
      'points.1.number': '2',
      'points.1.values.0.what': 'a',
      'points.2.values.1.what': 'b',
    }),
  )

  it('move with the part in which they are', () => {
    const { groups } = withoutGroup(form, 'points', 0)
    expect(groups['points']?.map(({ number }) => number)).toEqual(['2', ''])
    expect(groups['points.0.values']).toMatchObject([{ what: 'a' }])
    expect(groups['points.1.values']).toMatchObject([{ what: '' }, { what: 'b' }])
    expect(groups['points.2.values']).toBeUndefined()
  })

  it('say that a part is meant when they are filled in', () => {
    expect(withoutBlankGroups(form).groups['points']).toHaveLength(3)
    const untouched = withGroup(form, 'points')
    expect(untouched.groups['points.3.citations']).toMatchObject([{ source: '1' }])
    expect(withoutBlankGroups(untouched).groups['points']).toHaveLength(3)
  })

  it.each([
    'points.citations.0.source',
    'points.0.colour',
    'points.0.values.0.colour',
    'points.999.values.0.what',
    'citations.0.values.0.what',
    'points.0.constructor.0.name',
  ])('are refused as %s', name =>
    expect(() => readForm(DOCUMENTS.shape, new URLSearchParams({ [name]: 'x' }))).toThrow(/no field/),
  )
})

it.each<[string, number | null]>([
  ['600000', 600_000],
  ['600,000', 600_000],
  ['1 500 000', 1_500_000],
  ['1,500,000.5', 1_500_000.5],
  ['4.5', 4.5],
  ['4,5', 4.5],
  ['−3', -3],
  ['', null],
  ['1.2.3', null],
  ['ten', null],
  ['0x10', null],
])('the amount %j is %j', (text, amount) => expect(readAmount(text)).toBe(amount))
