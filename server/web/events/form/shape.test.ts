import { describe, expect, it } from 'vitest'
import { tickedIn } from '../../forms/field.ts'
import { shapeOf } from '../../forms/form-spec.ts'
import * as rearranging from '../../forms/rearranging.ts'
import { type EntryForm, type Member, readForm, readIntent as readIntentOf } from '../../forms/shape.ts'
import { type Shown, tells } from '../../forms/shown.ts'
import { BadRequestError } from '../../http/http-error.ts'
import { EVENT_FORM as SPEC } from './fields.ts'

type GroupName = 'citations' | 'participants' | 'quotes' | 'accounts' | 'documents' | 'follows'
interface EventForm extends EntryForm {
  readonly single: Record<'summary', string> & Member
  readonly groups: Readonly<Record<GroupName, readonly Member[]>>
}

const EVENT_FORM = shapeOf(SPEC)
const namesOf = (fields: readonly Shown[]) => fields.map(({ name }) => name)
const SINGLE_FIELDS = namesOf(EVENT_FORM.single).filter(name => name !== 'issues')
const GROUPS = Object.fromEntries(
  Object.entries(EVENT_FORM.groups).map(([group, { fields }]) => [
    group,
    { fields: namesOf(fields), telling: namesOf(fields.filter(tells)) },
  ]),
) as unknown as Record<GroupName, { fields: readonly string[]; telling: readonly string[] }>

const GROUP_NAMES = Object.keys(GROUPS) as GroupName[]

const readEventForm = (params: URLSearchParams) => readForm(EVENT_FORM, params) as EventForm
const withGroup = (form: EventForm, path: string) => rearranging.withGroup(form, path) as EventForm
const withoutBlankGroups = (form: EventForm) => rearranging.withoutBlankGroups(form) as EventForm
const withoutGroup = (form: EventForm, path: string, index: number) =>
  rearranging.withoutGroup(form, path, index) as EventForm

const readIntent = (params: URLSearchParams) => readIntentOf(params, EVENT_FORM)

const formOf = (fields: Record<string, string> | [string, string][] = {}): EventForm =>
  readEventForm(new URLSearchParams(fields))

describe('readEventForm', () => {
  it('reads every field that the form has, exactly as typed', () => {
    const fields: [string, string][] = [
      ...SINGLE_FIELDS.map((name): [string, string] => [name, ` ${name}\u0000\u202e<b> `]),
      ...GROUP_NAMES.flatMap(group =>
        GROUPS[group].fields.map((field): [string, string] => [`${group}.0.${field}`, ` ${group} ${field} `]),
      ),
      ['issues', 'territory'],
      ['issues', 'process'],
      ['intent', 'save'],
    ]
    const { single, groups } = formOf(fields)
    for (const name of SINGLE_FIELDS) expect(single[name]).toBe(` ${name}\u0000\u202e<b> `)
    for (const group of GROUP_NAMES)
      expect(groups[group]).toEqual([
        Object.fromEntries(GROUPS[group].fields.map(field => [field, ` ${group} ${field} `])),
      ])
    expect(single['issues']).toBe('territory\nprocess')
  })

  it('has an empty text for what was not sent', () => {
    const form = formOf()
    expect(Object.values(form.single)).toEqual(EVENT_FORM.single.map(() => ''))
    expect(form.groups.participants).toEqual([])
    expect(formOf({ 'quotes.0.text': 'Yes.' }).groups.quotes).toEqual([
      { speaker: '', text: 'Yes.', language: '', original: '', originalLanguage: '', translator: '', source: '' },
    ])
  })

  it('has one kind of line break, whatever the browser sent', () =>
    expect(formOf({ summary: 'a\r\nb\rc\nd\r\n\r\ne' }).single.summary).toBe('a\nb\nc\nd\n\ne'))

  it('keeps the place of each group, also of one that was left out', () =>
    expect(formOf({ 'follows.2.event': 'c', 'follows.0.event': 'a' }).groups.follows).toEqual([
      { event: 'a' },
      { event: '' },
      { event: 'c' },
    ]))

  it('takes an issue that was ticked twice once', () =>
    expect(
      tickedIn(
        formOf([
          ['issues', 'territory'],
          ['issues', 'territory'],
        ]).single['issues'] ?? '',
      ),
    ).toEqual(['territory']))

  it.each<[string, [string, string][], RegExp]>([
    [
      'a field sent twice',
      [
        ['title', 'a'],
        ['title', 'b'],
      ],
      /“title” was sent twice/,
    ],
    [
      'a field of a group sent twice',
      [
        ['quotes.0.text', 'a'],
        ['quotes.0.text', 'a'],
      ],
      /“quotes.0.text” was sent twice/,
    ],
    ['an unknown field', [['colour', 'red']], /no field “colour”/],
    ['a field of another time', [['id', 'my-own-id']], /no field “id”/],
    ['the field of a prototype', [['__proto__', 'x']], /no field “__proto__”/],
    ['the field of every object', [['constructor', 'x']], /no field “constructor”/],
    ['a group of every object', [['constructor.0.name', 'x']], /no field/],
    ['a field of a group that it has not', [['quotes.0.actor', 'x']], /no field “quotes.0.actor”/],
    ['a method for a field', [['quotes.0.length', 'x']], /no field/],
    ['a group with an index too high', [['quotes.200.text', 'x']], /no field “quotes.200.text”/],
    ['a group with an index of four digits', [['quotes.1000.text', 'x']], /no field/],
    ['a group with no index', [['quotes..text', 'x']], /no field/],
    ['a group with an index below zero', [['quotes.-1.text', 'x']], /no field/],
    ['PHP’s way to write a list', [['issues[]', 'x']], /no field “issues\[\]”/],
    ['an endless name', [['x'.repeat(5000), 'x']], /no field “x{80}”/],
  ])('refuses %s', (_, fields, message) => {
    expect(() => formOf(fields)).toThrow(BadRequestError)
    expect(() => formOf(fields)).toThrow(message)
  })

  it('takes the last index that there can be', () =>
    expect(formOf({ 'quotes.199.text': 'x' }).groups.quotes).toHaveLength(200))
})

describe('readIntent', () => {
  it.each<[string | null, object]>([
    [null, { kind: 'save' }],
    ['save', { kind: 'save' }],
    ['preview', { kind: 'preview' }],
    ['add:quotes', { kind: 'add', group: 'quotes' }],
    ['remove:citations:3', { kind: 'remove', group: 'citations', index: 3 }],
  ])('%s', (intent, expected) =>
    expect(readIntent(new URLSearchParams(intent === null ? {} : { intent }))).toEqual(expected),
  )

  it.each([
    'delete',
    'add',
    'add:colours',
    'add:constructor',
    'remove:quotes',
    'remove:quotes:x',
    'remove:quotes:-1',
    '',
  ])('refuses %j', intent => expect(() => readIntent(new URLSearchParams({ intent }))).toThrow(BadRequestError))
})

const sourced = (...sources: string[]) =>
  sources.map((source, index): [string, string] => [`citations.${index}.source`, source])

describe('groups', () => {
  it.each(GROUP_NAMES)('one more of %s is added at the end, with what it usually has', name => {
    const once = withGroup(formOf(), name)
    const twice = withGroup(once, name)
    expect(twice.groups[name]).toHaveLength(2)
    expect(Object.keys(twice.groups[name][1] ?? {})).toEqual([...GROUPS[name].fields])
    for (const other of GROUP_NAMES) if (other !== name) expect(twice.groups[other]).toEqual([])
  })

  it('an added group counts as blank until somebody fills it in', () => {
    const form = GROUP_NAMES.reduce((grown, name) => withGroup(grown, name), formOf())
    expect(withoutBlankGroups(form).groups).toEqual(formOf().groups)
  })

  it.each(GROUP_NAMES.flatMap(group => GROUPS[group].telling.map((field): [string, string] => [group, field])))(
    'of %s are meant when “%s” is filled in',
    (group, field) => {
      const form = formOf({ [`${group}.0.${field}`]: 'x' })
      expect(withoutBlankGroups(form).groups[group as keyof EventForm['groups']]).toHaveLength(1)
      const blank = formOf({ [`${group}.0.${field}`]: ' \n ' })
      expect(withoutBlankGroups(blank).groups[group as keyof EventForm['groups']]).toEqual([])
    },
  )

  it('is removed alone; nothing happens for one that is not there', () => {
    const form = formOf({ 'follows.0.event': 'a', 'follows.1.event': 'b', title: 'T' })
    expect(withoutGroup(form, 'follows', 0)).toEqual({ ...form, groups: { ...form.groups, follows: [{ event: 'b' }] } })
    expect(withoutGroup(form, 'follows', 7)).toEqual(form)
  })

  it('the numbers of sources move with the sources', () => {
    const form = readEventForm(
      new URLSearchParams([
        ...sourced('a', 'b', 'c'),
        ['quotes.0.source', '1'],
        ['quotes.1.source', '2'],
        ['quotes.2.source', '3'],
        ['quotes.3.source', 'an-id-of-its-own'],
        ['accounts.0.source', '3'],
      ]),
    )
    const { quotes, accounts, citations } = withoutGroup(form, 'citations', 1).groups
    expect(citations.map(({ source }) => source)).toEqual(['a', 'c'])
    expect(quotes.map(({ source }) => source)).toEqual(['1', '', '2', 'an-id-of-its-own'])
    expect(accounts.map(({ source }) => source)).toEqual(['2'])
  })

  it('blank sources are left out and the numbers still point to the same source', () => {
    const form = readEventForm(
      new URLSearchParams([
        ...sourced('', 'b', ' ', 'd'),
        ['quotes.0.source', '2'],
        ['quotes.0.text', 'x'],
        ['quotes.1.source', '4'],
        ['quotes.1.text', 'x'],
        ['accounts.0.source', '1'],
        ['accounts.0.text', 'x'],
      ]),
    )
    const { citations, quotes, accounts } = withoutBlankGroups(form).groups
    expect(citations.map(({ source }) => source)).toEqual(['b', 'd'])
    expect(quotes.map(({ source }) => source)).toEqual(['1', '2'])
    expect(accounts.map(({ source }) => source)).toEqual([''])
  })

  it('leaves the form that it is given as it is', () => {
    const form = formOf({ 'citations.0.source': '', 'quotes.0.source': '1', 'quotes.0.text': 'x' })
    const before = structuredClone({ ...form, shape: null })
    withoutBlankGroups(form)
    withGroup(form, 'quotes')
    withoutGroup(form, 'quotes', 0)
    expect({ ...form, shape: null }).toEqual(before)
  })
})
