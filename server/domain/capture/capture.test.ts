import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { CAPITALS } from '../../web/forms/capitals.ts'
import { seedRecord } from '../testing/record-builder.ts'
import { TEST_REPORTS, type TestReport } from '../testing/reports.ts'
import { type Captured, capture } from './capture.ts'
import { dateFinder } from './date-finders.ts'
import { knownOf } from './known.ts'
import { languageOf } from './language.ts'

const record = seedRecord()
const capitals = CAPITALS.map(([name, country]) => ({ name, country }))

function dayOf(iso: string) {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

async function captured({ text, published }: Pick<TestReport, 'text'> & { readonly published: string | null }) {
  const language = languageOf(text)
  const report = { text, language, published: published === null ? null : dayOf(published) }
  return capture(report, knownOf(record, language, capitals), await dateFinder(language))
}

describe.each(Object.entries(TEST_REPORTS))('a report %s', (_, report) => {
  let found: Captured
  beforeAll(async () => {
    found = await captured(report)
  })
  const cut = ({ start, end }: { start: number; end: number }) => report.text.slice(start, end)

  it('is known by its language', () => expect(languageOf(report.text)).toBe(report.language))

  it('has every date, and no false one ticked', () => {
    expect(found.dates.map(({ edtf }) => edtf).toSorted()).toEqual([...report.dates].toSorted())
    expect(found.dates.flatMap(({ edtf, doubt }) => (doubt ? [] : [edtf])).toSorted()).toEqual(
      [...report.sureDates].toSorted(),
    )
  })

  it('has every party, and no false one ticked', () => {
    expect(found.actors.map(({ id }) => id)).toEqual(expect.arrayContaining([...report.parties]))
    const ticked = found.actors.flatMap(({ id, doubt }) => (doubt ? [] : [id]))
    expect(ticked.toSorted()).toEqual([...report.takingPart].toSorted())
  })

  it('has every quotation, with who spoke where it says so', () => {
    const ticked = found.quotes.filter(({ doubt }) => doubt === null)
    expect(ticked.map(({ text, speaker }) => [text, speaker])).toEqual(report.quotes)
    expect(found.quotes.flatMap(({ text, doubt }) => (doubt ? [text] : []))).toEqual(report.unticked)
  })

  it('shows each with the passage on which it rests', () => {
    for (const { text, passage } of found.quotes) expect(cut(passage)).toContain(text)
    for (const { passage } of [...found.dates, ...found.actors, ...found.places, ...found.quotes]) {
      expect(cut(passage).trim()).not.toBe('')
      expect(cut(passage.sentence)).toContain(cut(passage))
      expect(cut(passage.sentence)).not.toContain('\n')
    }
  })
})

describe('the language of a report', () => {
  it.each([
    ['El 23 de noviembre se reunieron en la ciudad los jefes de las delegaciones.', 'es'],
    ['Il presidente ha detto che non ci sono novità per il piano di pace della regione.', 'it'],
    ['Rozmowy toczyły się w mieście i nie jest to jeszcze koniec, powiedział minister.', 'pl'],
    ['Переговоры объявлены законченными, это был долгий день.', 'ru'],
    ['会谈在日内瓦举行', 'zh'],
    ['اجتمع الوفدان في المدينة', 'ar'],
    ['Xyz', null],
    ['', null],
  ])('%s', (text, language) => expect(languageOf(text)).toBe(language))
})

describe('what is not sure', () => {
  const ticked = async (text: string, published: string | null = '2025-11-24') => {
    const { dates, actors, relative, quotes } = await captured({ text, published })
    return {
      actors: actors.flatMap(({ id, doubt }) => (doubt === null ? [id] : [])),
      dates: dates.flatMap(({ edtf, doubt }) => (doubt === null ? [edtf] : [])),
      quotes: quotes.flatMap(({ text, doubt }) => (doubt === null ? [text] : [])),
      relative: relative.map(({ start, end }) => text.slice(start, end)),
    }
  }

  it.each([
    ['another with that surname', 'On the other side of the hall Melania Trump said that it was late.'],
    ['a street', 'The delegation of Witkoff Avenue said that it was late.'],
    ['whose aide spoke', 'After the talks of the day Rubio’s deputy said that it was late.'],
    ['a city where somebody spoke', 'A man in Moscow said that it was late.'],
    ['somebody spoken about', 'The paper said that it was late for the plan of Vladimir Putin.'],
    ['a word that begins a sentence', 'There were rounds. Rounds said nothing to anybody.'],
    ['who is to meet', 'The next step should be a meeting between the presidents, Putin among them, it said.'],
    ['whose office somebody heads', 'The man who heads the office of Volodymyr Zelenskyy was late.'],
    ['a country that is spoken about', 'The two sides held talks on Ukraine, and were late.'],
  ])('%s is nobody who took part', async (_, text) => expect((await ticked(text)).actors).toEqual([]))

  it.each([
    ['an office and a name', 'French President Emmanuel Macron and German Chancellor Friedrich Merz held a call.', 2],
    ['a declined name', 'По словам Дмитрия Пескова, встречи не было. Это объявили вечером.', 1],
    ['abbreviations', 'In the evening Sen. Angus King and Sen. Mike Rounds wrote a letter.', 2],
  ])('%s tells who took part', async (_, text, count) => expect((await ticked(text)).actors).toHaveLength(count))

  it.each([
    ['« C’est un pas utile », selon Ursula von der Leyen, à la presse.', 'ursula-von-der-leyen'],
    ['“It is a useful step,” said a spokesman for Marco Rubio.', null],
    ['“It is a useful step,” said US Secretary of State Marco Rubio.', 'marco-rubio'],
    ["'It is a useful step,' Marco Rubio told reporters.", 'marco-rubio'],
    ['“It is a useful step.” Nobody else spoke. Marco Rubio said nothing.', null],
  ])('who spoke in %s', async (text, speaker) => {
    const { quotes } = await captured({ text, published: null })
    expect(quotes).toMatchObject([{ speaker }])
  })

  it.each([
    ['The talks went on in late October.', ['2025-10-21~/2025-10-31~']],
    ['They met in the hall of Mar-a-Lago.', []],
    ['It may be so, and they march on. May Day was quiet.', []],
    [
      'Treffen soll es Ende November geben, sagt die Regierung, und es ist nicht das erste.',
      ['2025-11-21~/2025-11-30~'],
    ],
  ])('months in %s', async (text, edtf) => {
    const { dates } = await captured({ text, published: '2025-11-24' })
    expect(dates.map(date => date.edtf)).toEqual(edtf)
  })

  it('a city that speaks is a government, and no place', async () => {
    const found = await captured({ text: 'After the talks of the day Moscow reiterated its view.', published: null })
    expect(found.actors).toMatchObject([{ id: 'russia', doubt: null }])
    expect(found.places).toEqual([])
  })

  it.each([
    ['of another week', 'The teams will meet in the city on Sunday.'],
    ['that is only a beginning', 'They moved it from 17 November to a later day.'],
    ['with the wrong weekday', 'They met in the city on Monday, 23 November 2025.'],
    ['of a year that nobody said', 'They met in the city on 3 April.'],
    ['in a quotation', 'They met. “We came here today with a plan,” he said.'],
  ])('a date %s', async (_, text) => expect((await ticked(text)).dates).toEqual([]))

  it('a weekday, where the day of the report is not known', async () =>
    expect(await ticked('They met in the city on Sunday and the day was cold.', null)).toMatchObject({
      dates: [],
      relative: ['on Sunday'],
    }))

  it.each([
    ['a quotation that never closes', 'He said: “It is late.'],
    ['a name in quotation marks', 'They sat in the hall of the “House of the four winds” for a day.'],
    ['one word', 'The mood was “good”, he said.'],
  ])('%s', async (_, text) => expect((await ticked(text)).quotes).toEqual([]))
})

describe('a text of any kind', () => {
  const signs = fc.constantFrom(
    '“',
    '”',
    '„',
    '«',
    '»',
    '‘',
    '’',
    '"',
    ' ',
    '\n',
    '.',
    'A',
    'a',
    'Rubio ',
    'said ',
    'Sunday ',
    '23 November ',
    '<b',
    '11/',
  )
  const known = knownOf(record, 'en', capitals)

  it('is read without an error, and whatever is found stands in it', async () => {
    const find = await dateFinder('en')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 200 }), pieces => {
        const text = pieces.join('')
        const found = capture({ text, language: 'en', published: dayOf('2025-11-24') }, known, find)
        for (const { passage } of [...found.dates, ...found.actors, ...found.places, ...found.quotes]) {
          const { start, end, sentence } = passage
          expect(start).toBeLessThan(end)
          expect(sentence.start).toBeLessThanOrEqual(start)
          expect(sentence.end).toBeGreaterThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  // Ten times as much takes about ten times as long; what looked back at all before would take a hundred times as long.
  it.each([
    '"',
    '“',
    '“ ”',
    '« ',
    '"a b" ',
    'A',
    'Trump ',
    'Putin and ',
    'On Sunday\n',
    '20 and ',
    '11/',
    '<a',
    '. A',
    '’',
    '“‘«„"',
    ' ',
    '\n ',
  ])('is read in time that grows with its length: %j', async unit => {
    const find = await dateFinder('en')
    const timeOf = (length: number): number => {
      const text = unit.repeat(length / unit.length)
      const times = Array.from({ length: 3 }, () => {
        const begin = process.cpuUsage()
        capture({ text, language: 'en', published: dayOf('2025-11-24') }, known, find)
        return process.cpuUsage(begin).user
      })
      return Math.min(...times)
    }
    timeOf(20_000)
    expect(timeOf(200_000)).toBeLessThan(Math.max(timeOf(20_000), 4_000) * 40)
  })
})
