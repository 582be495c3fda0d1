import { describe, expect, it } from 'vitest'
import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPhase,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  seedEntries,
} from '../testing/record-builder.ts'
import { ENTRY_TYPES, type EntryType, parseEntry, parseNewEntry } from './entries.ts'
import { LIMITS } from './fields.ts'

const VALID = {
  record: aHeader().entry,
  process: aProcess().entry,
  phase: aPhase().entry,
  actor: anActor().entry,
  source: aSource().entry,
  event: anEvent().entry,
  document: aDocument().entry,
  position: aPosition().entry,
  pointState: aPointState().entry,
} satisfies Record<EntryType, object>

/** What is wrong with a valid entry after a change, as `path: message`. */
function problemsWith(type: EntryType, change: object): string[] {
  const parsed = parseEntry(type, { ...VALID[type], ...change })
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
}

const aQuote = (change: object = {}) => ({
  speaker: 'actor',
  text: 'Yes.',
  language: 'en',
  original: null,
  translator: null,
  source: 'source',
  ...change,
})

describe('parseEntry', () => {
  it.each(ENTRY_TYPES)('accepts a valid %s and gives it back unchanged', type =>
    expect(parseEntry(type, VALID[type])).toEqual({ ok: true, entry: VALID[type] }),
  )

  it('accepts every entry of the shipped record and changes none', () => {
    const changed = seedEntries().filter(({ type, entry }) => {
      const parsed = parseEntry(type, entry)
      return !parsed.ok || JSON.stringify(parsed.entry) !== JSON.stringify(entry)
    })
    expect(changed.map(({ entry }) => entry.id)).toEqual([])
  })

  it.each([undefined, null, 7, 'event', [], [VALID.event]])('refuses what is no object: %j', data =>
    expect(parseEntry('event', data)).toMatchObject({ ok: false }),
  )

  it('reports every problem with its path', () =>
    expect(problemsWith('event', { title: '', kind: 'party', citations: [{ source: 'X', credibility: 7 }] })).toEqual([
      expect.stringMatching(/^kind: Choose one of: proposal, counter-proposal,/),
      'title: Must not be empty.',
      'citations.0.source: An id is made of lower-case letters, digits and single hyphens.',
      'citations.0.credibility: Credibility is 1 to 6.',
    ]))

  describe('unknown fields', () => {
    it.each(ENTRY_TYPES)('are refused in a %s', type =>
      expect(problemsWith(type, { rating: 5, mood: '' })).toEqual([': Has the unknown field “rating”, “mood”.']),
    )

    it.each(['__proto__', 'constructor', 'prototype', 'toString'])('are refused when they are called %s', key => {
      for (const [type, entry] of Object.entries(VALID)) {
        const data: unknown = JSON.parse(JSON.stringify(entry).replace('{', `{"${key}": {"polluted": true},`))
        expect(parseEntry(type as EntryType, data)).toMatchObject({
          ok: false,
          problems: [{ path: '', message: `Has the unknown field “${key}”.` }],
        })
      }
      expect({}).not.toHaveProperty('polluted')
    })

    it('are refused inside', () =>
      expect(problemsWith('event', { places: [{ name: 'Geneva', planet: 'Earth' }] })).toEqual([
        'places.0: Has the unknown field “planet”.',
      ]))
  })

  describe('limits, in code points', () => {
    it.each<[EntryType, string, number]>([
      ['event', 'title', LIMITS.longTitle],
      ['event', 'shortTitle', LIMITS.title],
      ['event', 'summary', LIMITS.summary],
      ['actor', 'name', LIMITS.title],
      ['actor', 'note', LIMITS.note],
      ['document', 'shortTitle', LIMITS.label],
      ['record', 'license', LIMITS.label],
      ['process', 'scope', LIMITS.summary],
    ])('%s.%s', (type, field, limit) => {
      expect(problemsWith(type, { [field]: '🕊'.repeat(limit) })).toEqual([])
      expect(problemsWith(type, { [field]: '🕊'.repeat(limit + 1) })).toEqual([
        `${field}: Has ${(limit + 1).toLocaleString('en')} characters; at most ${limit.toLocaleString('en')} are allowed.`,
      ])
    })

    it('of a quote', () => {
      expect(problemsWith('event', { quotes: [aQuote({ text: 'ї'.repeat(1000) })] })).toEqual([])
      expect(problemsWith('event', { quotes: [aQuote({ text: 'ї'.repeat(1001) })] })).toEqual([
        'quotes.0.text: Has 1,001 characters; at most 1,000 are allowed.',
      ])
    })

    it('of the parts of one entry', () => {
      const participants = Array.from({ length: 201 }, () => ({ actor: 'actor', part: 'party' }))
      expect(problemsWith('event', { participants: participants.slice(1) })).toEqual([])
      expect(problemsWith('event', { participants })).toEqual(['participants: At most 200 are allowed.'])
    })
  })

  it.each(['a', 'a-b', '2025-11-23-talks', 'x'.repeat(80)])('takes the id %j', id =>
    expect(problemsWith('actor', { id })).toEqual([]),
  )
  it.each(['', 'A', 'a--b', '-a', 'a-', 'a_b', 'a b', 'é', 'a\n', '../a', 'x'.repeat(81), 7, null])(
    'refuses the id %j',
    id => expect(problemsWith('actor', { id })).not.toEqual([]),
  )

  describe('dates', () => {
    it.each(['2025-11-23', '2025-11', '2025', '2025-11-23~', '2025-11-XX', '../2025-11-25', '2025-11-23/2025-11-25'])(
      'accepts %s',
      when => expect(problemsWith('event', { when })).toEqual([]),
    )

    it.each(['', '23 Nov 2025', '2025-02-30', '2025-13', ' 2025-11-23', '2025-11-25/2025-11-23', '2025-11-23\n'])(
      'refuses %j',
      when => expect(problemsWith('event', { when })).toEqual([expect.stringMatching(/^when: .{10,}/)]),
    )

    it.each([20251123, null, ['2025-11-23'], undefined])('refuses what is no text: %j', when =>
      expect(problemsWith('event', { when })).toEqual(['when: Enter a date.']),
    )
  })

  describe('addresses', () => {
    it.each([
      'https://example.org/report',
      'http://example.org',
      'HTTPS://Example.org/A?b=c&d=%20#e',
      'https://приклад.укр/стаття',
      'https://[2001:db8::1]/',
      `https://example.org/${'x'.repeat(1980)}`,
    ])('accepts %s, letter for letter', url =>
      expect(parseEntry('source', { ...VALID.source, url })).toMatchObject({ ok: true, entry: { url } }),
    )

    it.each<[string, unknown]>([
      ['a script', 'javascript:alert(1)'],
      ['a password', 'https://user:secret@example.org/a'],
      ['a name that looks like a site', 'https://un.org@example.org/a'],
      ['a script with a host', 'javascript://example.org/%0aalert(1)'],
      ['data', 'data:text/html,<script>alert(1)</script>'],
      ['a file', 'file:///etc/passwd'],
      ['no scheme', 'example.org/report'],
      ['no host', 'https://'],
      ['no slashes', 'https:example.org'],
      ['space before it', ' https://example.org/'],
      ['space behind it', 'https://example.org/ '],
      ['a space within', 'https://example.org/a b'],
      ['a no-break space', 'https://example.org/a\u00a0b'],
      ['a line break', 'https://exam\nple.org/'],
      ['a tab', 'https://exam\tple.org/'],
      ['NUL', 'https://example.org/\u0000'],
      ['a C1 control', 'https://example.org/\u0085'],
      ['a right-to-left override', 'https://example.org/\u202egro.elpmaxe'],
      ['a right-to-left mark', 'https://example.org/\u200f'],
      ['an isolate', 'https://example.org/\u2067a'],
      ['half of a character', 'https://example.org/\ud800'],
      ['markup', 'https://example.org/<b>'],
      ['a quotation mark', 'https://example.org/"onclick="'],
      ['2,001 characters', `https://example.org/${'x'.repeat(1981)}`],
      ['no text', 7],
      ['a list', ['https://example.org/']],
    ])('refuses %s', (_, url) => {
      expect(problemsWith('source', { url })).toEqual([expect.stringMatching(/^url: (?:Enter a full|An) address/)])
      expect(problemsWith('source', { archiveUrl: url })).toHaveLength(1)
    })
  })

  it.each(['en', 'uk', 'pt-BR', 'zh-Hans', 'sr-Latn-RS', 'ckb'])('accepts the language %s', language =>
    expect(problemsWith('source', { language })).toEqual([]),
  )
  it.each(['', 'english', 'EN', 'e', 'en_GB', 'en-', 'en-x', 'x-klingon', 'en"><b', `en-${'abcdefgh-'.repeat(5)}a`])(
    'refuses the language %j',
    language =>
      expect(problemsWith('source', { language })).toEqual([
        'language: Enter a language code such as “en”, “es” or “ar”.',
      ]),
  )

  describe('firstRecorded', () => {
    it.each(['2025-11-25', '2025-11-25T12:00:00Z', '2025-11-25T12:00:00.123Z'])('may be %s', firstRecorded => {
      for (const type of ENTRY_TYPES) expect(problemsWith(type, { firstRecorded })).toEqual([])
    })

    it.each(['', '2025-11', '2025-02-30', '2025-11-25~', '2025-11-25T12:00:00+01:00', 'yesterday'])(
      'is not “%s”',
      firstRecorded => expect(problemsWith('event', { firstRecorded })).not.toEqual([]),
    )
  })

  describe('translations', () => {
    it('hold other versions of the text fields', () =>
      expect(
        problemsWith('event', {
          translations: {
            uk: { made: 'human', reviewed: true, fields: { title: 'Розмова', summary: 'Вони\n\nзустрілися.' } },
          },
        }),
      ).toEqual([]))

    it.each<[string, string]>([
      [
        '{"ukrainian": {"made": "human", "reviewed": true, "fields": {"title": "x"}}}',
        'translations.ukrainian: Enter a language code such as “en”, “es” or “ar”.',
      ],
      [
        '{"uk": {"made": "human", "reviewed": true, "fields": {"title": "<b>"}}}',
        'translations.uk.fields.title: Remove character 1: it is “<”; plain text only, no markup.',
      ],
      ['{"__proto__": {"title": "x"}}', 'translations: Has the unknown field “__proto__”.'],
      ['{"uk": {"__proto__": "x"}}', 'translations.uk: Has the unknown field “__proto__”.'],
      ['{"uk": {"fields": {"__proto__": "x"}}}', 'translations.uk.fields: Has the unknown field “__proto__”.'],
    ])('%s is refused', (json, problem) => {
      for (const type of ['process', 'actor', 'source', 'event', 'document', 'position', 'pointState'] as const)
        expect(problemsWith(type, { translations: JSON.parse(json) })).toEqual([problem])
    })

    it.each([
      '{"constructor": {"title": "x"}}',
      '{"uk": {"title": "x"}}',
      '{"uk": {"made": "nobody", "reviewed": true, "fields": {}}}',
      '{"uk": {"made": "human", "reviewed": true, "of": "old", "fields": {}}}',
      '{"uk": {"made": "human", "reviewed": true, "fields": {"ti tle": "x"}}}',
      '{"uk": "x"}',
      '[]',
      '"uk"',
      'null',
    ])('%s is refused', json => expect(problemsWith('event', { translations: JSON.parse(json) })).not.toEqual([]))
  })

  it.each<[string, EntryType, object, string]>([
    ['no citation', 'event', { citations: [] }, 'citations: Cite at least one source.'],
    [
      'a source cited twice',
      'event',
      {
        citations: [
          { source: 'source', credibility: 2 },
          { source: 'source', credibility: 3 },
        ],
      },
      'citations: Cites the same source twice.',
    ],
    [
      'half a grade of credibility',
      'event',
      { citations: [{ source: 'source', credibility: 2.5 }] },
      'citations.0.credibility: ',
    ],
    ['an issue twice', 'event', { issues: ['process', 'process'] }, 'issues: Names the same issue twice.'],
    [
      'a significance of 4',
      'event',
      { significance: 4 },
      'significance: Significance is 3 (landmark), 2 (notable) or 1 (minor).',
    ],
    ['a significance in words', 'event', { significance: '3' }, 'significance: Significance is 3'],
    [
      'a latitude alone',
      'event',
      { places: [{ name: 'Geneva', latitude: 46 }] },
      'places.0.latitude: Enter both latitude and longitude, or neither.',
    ],
    [
      'a latitude beyond the pole',
      'event',
      { places: [{ name: 'Geneva', latitude: 91, longitude: 0 }] },
      'places.0.latitude: Latitude is −90 to 90.',
    ],
    [
      'a country in words',
      'event',
      { places: [{ name: 'Geneva', country: 'Switzerland' }] },
      'places.0.country: Enter the country code of two or three letters, such as CH or CHE.',
    ],
    ['a source that is nowhere', 'source', { url: undefined }, 'url: Enter its address, or say where it can be found'],
    ['no text and no issue', 'position', { about: {} }, 'about.issue: Name the text or the issue'],
    [
      'an empty list of external ids',
      'actor',
      { externalIds: [] },
      'externalIds: Name at least one, or leave the list out.',
    ],
    [
      'two issues with one id',
      'record',
      {
        issues: [
          { id: 'a', label: 'A', definition: '' },
          { id: 'a', label: 'B', definition: '' },
        ],
      },
      'issues: Two of them have the same id.',
    ],
    [
      'a kind of its own that rests on none',
      'record',
      { kinds: [{ id: 'a', label: 'A', definition: '', base: 'b' }] },
      'kinds.0.base: Choose one of',
    ],
    ['a Wikidata id without its Q', 'actor', { wikidata: '212' }, 'wikidata: Enter a Wikidata id, such as Q42.'],
    ['a reliability of G', 'source', { reliability: 'G' }, 'reliability: Choose one of: A, B, C, D, E, F.'],
    [
      'agreement among nobody',
      'pointState',
      { state: 'agreed-between', among: [] },
      'among: Name at least two actors among whom it is agreed.',
    ],
    [
      'agreement with oneself',
      'pointState',
      { state: 'agreed-between', among: ['ukraine', 'ukraine'] },
      'among: Name at least two actors among whom it is agreed.',
    ],
    [
      'a point without its document',
      'position',
      { about: { issue: 'territory', point: '1' } },
      'about.document: Name the document whose point this is.',
    ],
    [
      'two points with one number',
      'document',
      { points: [aPoint('1'), aPoint('1')] },
      'points: Two points have the same number.',
    ],
    [
      'more links than can be followed',
      'document',
      {
        points: Array.from({ length: 6 }, (_, at) =>
          aPoint([`${at + 1} <`, ...Array.from({ length: 167 }, (_, from) => `earlier#${from + 1}`)].join(' ')),
        ),
      },
      'points: The points of a text have at most 1,000 links to earlier points. Leave out those that say least.',
    ],
    [
      'a point that rests on nothing',
      'document',
      { points: [aPoint('1', { unverified: false })] },
      'points.0.citations: Cite at least one source, or mark the point as unverified.',
    ],
    [
      'a change without its weight',
      'document',
      {
        points: [
          {
            ...aPoint('1'),
            ancestors: [{ document: 'd', number: '1', change: 'reworded', basis: 'reported', note: null }],
          },
        ],
      },
      'points.0.ancestors.0.significance: Say how much the change matters.',
    ],
    ['a number that is none', 'event', { order: Number.NaN }, 'order: '],
  ])('refuses %s', (_, type, change, problem) =>
    expect(problemsWith(type, change)).toEqual([expect.stringContaining(problem)]),
  )

  it.each<[string, EntryType, object]>([
    ['a person with side and role', 'actor', { kind: 'person', side: 'russia', offices: [{ title: 'Envoy' }] }],
    ['a person of whom no side and no office is known', 'actor', { kind: 'person' }],
    ['a book', 'source', { url: undefined, locator: 'Boston 1986, p. 12', access: 'print' }],
    ['a milestone that nobody has sorted', 'event', { issues: [], table: undefined }],
    ['agreement of two', 'pointState', { state: 'agreed-between', among: ['ukraine', 'united-states'] }],
    ['a point that is marked as unverified', 'document', { points: [aPoint('1')] }],
    [
      'a change that can’t be traced',
      'document',
      {
        points: [aPoint('1 < d#1:untraceable')],
      },
    ],
    ['a citation without a word about its note', 'event', { citations: [{ source: 'source', credibility: 1 }] }],
  ])('accepts %s', (_, type, change) => expect(problemsWith(type, change)).toEqual([]))
})

it('stores the two letters of a country of which three are given, and a date that is left out as unknown', () => {
  expect(parseEntry('actor', { ...VALID.actor, iso2: 'COL' })).toMatchObject({ entry: { iso2: 'CO' } })
  expect(parseEntry('actor', { ...VALID.actor, iso2: 'XXX' })).toMatchObject({ ok: false })
  const { published: _, ...undated } = VALID.source
  expect(parseEntry('source', undated)).toMatchObject({ entry: { published: 'XXXX' } })
})

describe('a new address', () => {
  it.each(['\u200b', '\u00ad', '\u200c', '\ufe0f', '\u2062'])('has no sign that nobody sees, such as %j', sign => {
    const source = aSource({ url: `https://example.org/a${sign}b` }).entry
    const message = 'An address has no spaces and no invisible characters. Copy it from the browser once more.'
    expect(parseNewEntry('source', source)).toEqual({ ok: false, problems: [{ path: 'url', message }] })
    expect(parseNewEntry('source', aSource({ archiveUrl: source.url }).entry)).toMatchObject({ ok: false })
    // What was stored when it was still taken stays in order.
    expect(parseEntry('source', source)).toMatchObject({ ok: true })
  })
})
