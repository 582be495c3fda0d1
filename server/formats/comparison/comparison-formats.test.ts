import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type ComparisonQuery, parseComparisonQuery } from '../../domain/comparison/comparison-query.ts'
import { comparisonReport, comparisonTitle } from '../../domain/comparison/report.ts'
import {
  aDocument,
  aPoint,
  aProcess,
  aSource,
  citing,
  recordOf,
  seedRecord,
} from '../../domain/testing/record-builder.ts'
import { recordOfTexts, type TextFields } from '../../domain/testing/texts-builder.ts'
import { comparisonCsv } from './csv.ts'
import { comparisonDocx } from './docx.ts'
import type { ExportStamp } from './lines.ts'
import { comparisonText } from './text.ts'

const queryOf = (text: string): ComparisonQuery => parseComparisonQuery(new URLSearchParams(text)).query
const reportOf = (texts: Readonly<Record<string, TextFields>>, more = '') =>
  comparisonReport(recordOfTexts(texts), queryOf(`documents=${Object.keys(texts).join(',')}${more}`))
const STAMP: ExportStamp = {
  record: 'A record',
  moment: null,
  generatedAt: '2026-07-10T12:00:00.000Z',
  sequence: 7,
  hash: 'abcdef0123456789',
  license: 'CC BY 4.0',
  url: 'https://example.org/compare',
}

const shipped = comparisonReport(
  seedRecord(),
  queryOf('documents=us-28-point-2025-11,e3-counterproposal-2025-11,us-ukraine-20-point-2025-12'),
)
const rowWith = (text: string, number: string) => {
  const row = shipped.rows.find(({ row: { cells } }) =>
    cells.some(cell => cell.document === text && cell.points.some(({ ref }) => ref.number === number)),
  )
  if (!row) throw new Error(`no row with ${text} ${number}`)
  return row
}

describe('the comparison of the 28-point plan, the E3 text and the 20-point draft', () => {
  it('finds the NATO-enlargement point left out by the E3 text', () => {
    const { kinds, cells } = rowWith('us-28-point-2025-11', '3')
    expect(kinds[0]?.label).toBe('Dropped')
    expect(cells[1]?.absence?.label).toBe('Dropped')
    expect(cells[1]?.drops[0]?.note).toContain('NATO enlargement')
  })

  it('finds the force cap changed, with both numbers', () =>
    expect(rowWith('us-28-point-2025-11', '6').cells[1]?.values).toEqual([
      'Ukrainian armed forces: ≤ 600,000 → ≤ 800,000 personnel, in peacetime',
    ]))

  it('finds points 12 and 14 of the 20-point draft open', () =>
    expect(shipped.openPoints.filter(({ ref }) => ref.document === 'us-ukraine-20-point-2025-12')).toMatchObject([
      { ref: { number: '12' }, state: expect.stringContaining('Contested, says Volodymyr Zelenskyy') },
      { ref: { number: '14' } },
    ]))

  it('marks no words of paraphrases unasked, and says why', () => {
    expect(shipped.marking).toMatchObject({ isOn: false, isWarned: true })
    expect(shipped.marking.reasons.join()).toMatch(/as paraphrase.*as oral description.*how the accounts differ/)
    expect(
      shipped.rows.flatMap(({ cells }) => cells.flatMap(({ points }) => points.flatMap(p => p.parts ?? []))),
    ).toEqual([])
  })
})

const changed = {
  a: { points: [aPoint('1', { text: 'Troops leave within 30 days.' }), aPoint('2', { text: '=SUM(A1) [sic]' })] },
  b: { points: [aPoint('1 < a#1', { text: 'Troops leave within 60 days.' })] },
}

describe('what a cell says of a point that is not there', () => {
  it.each<[string, Readonly<Record<string, TextFields>>, string]>([
    ['left out', { a: { points: ['1'] }, b: { points: ['1'], drops: ['a#1'] } }, 'Dropped'],
    ['no successor', { a: { points: ['1', '2'] }, b: { points: ['1 < a#2'] } }, 'No successor recorded'],
    ['no relation', { a: { points: ['1'] }, b: { points: ['1'] } }, 'No counterpart'],
    ['partly public', { a: { points: ['1'] }, b: { points: ['1'], availability: 'partial' } }, 'Not comparable'],
  ])('%s', (_, texts, label) =>
    expect(reportOf(texts).rows.find(({ row }) => row.first.document === 'a')?.cells[1]?.absence?.label).toBe(label),
  )
})

describe('word-level marking', () => {
  const wordsOf = (report: ReturnType<typeof reportOf>) =>
    report.rows[0]?.cells[1]?.points[0]?.parts?.map(({ kind, text }) => `${kind[0]}:${text}`)

  it('is on between verbatim texts', () =>
    expect(wordsOf(reportOf(changed))).toEqual(['s:Troops leave within ', 'r:30', 'a:60', 's: days.']))
  it('can be switched off', () => expect(wordsOf(reportOf(changed, '&marking=off'))).toBeUndefined())
  it('is off for a paraphrase until it is asked for', () => {
    const texts = { a: changed.a, b: { ...changed.b, fidelity: 'paraphrase' as const } }
    expect(wordsOf(reportOf(texts))).toBeUndefined()
    expect(wordsOf(reportOf(texts, '&marking=on'))).toHaveLength(4)
    expect(reportOf(texts, '&marking=on').marking).toMatchObject({ isOn: true, isWarned: true })
  })
  it('leaves split points alone', () => {
    const texts = { a: { points: ['1'] }, b: { points: ['1 < a#1', '2 < a#1'] } }
    expect(reportOf(texts).rows[0]?.cells[1]?.points.map(({ parts }) => parts)).toEqual([null, null])
    expect(reportOf(texts).rows[0]?.cells[1]?.remarks).toContain('Split: Text a has one point for several here.')
  })
})

describe('the exports', () => {
  it('CSV: a line for each row, CRLF, formulas guarded', () => {
    const csv = comparisonCsv(reportOf({ ...changed, b: { ...changed.b, shortTitle: '=1+1' } }))
    const [header, first] = csv.split('\r\n')
    expect(header).toMatch(/^\uFEFFrow,kind,significance,issues,Text a: points,.*,'=1\+1: points,/)
    expect(first).toMatch(/^1,Reworded,Substantive,.*Troops leave within 60 days/)
    expect(csv.endsWith('\r\n')).toBe(true)
  })

  it('bracketed text: shared words plain, the others with the name of their text', () => {
    const text = comparisonText(reportOf(changed), STAMP)
    expect(text).toContain('Troops leave within [Text a: 30] [Text b: 60] days.')
    expect(text).toContain('[Text a: =SUM(A1) ⟦sic⟧]')
    expect(text).toContain('[Text b: No successor recorded.')
    expect(text).toContain('revision 7 (abcdef012345)')
  })

  it('bracketed text of paraphrases: whole points', () => {
    const text = comparisonText(shipped, STAMP)
    expect(text).toContain("[US 28-point plan: Limits Ukraine's armed forces to 600,000 people.]")
    expect(text).toContain("[E3 counter-proposal: Ukraine's military is capped at 800,000, and only in peacetime.]")
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(100)
  })

  it('DOCX: landscape, a repeated head, the rows, their changes, revision and hash', async () => {
    const xml = partOf(await comparisonDocx(shipped, STAMP), 'word/document.xml')
    expect(xml).toContain('w:orient="landscape"')
    expect(xml).toMatch(/<w:pgSz [^>]*w:w="16838"[^>]*/)
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml).toContain(comparisonTitle(shipped))
    expect(xml).toContain('≤ 600,000 → ≤ 800,000 personnel, in peacetime')
    expect(xml).toContain('revision 7 (abcdef012345)')
    expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(1 + 2 * shipped.rows.length)
  })

  it('DOCX: a source without an address is told with the place where it can be found, and leads nowhere', async () => {
    const point = aPoint('1', { citations: citing('book') })
    const book = { id: 'book', title: 'Memoirs', url: undefined, locator: 'Geneva 1998, p. 3', published: 'XXXX' }
    const record = recordOf(
      aProcess(),
      aSource(book),
      aDocument({ id: 'first', points: [point] }),
      aDocument({ id: 'second', points: [point] }),
    )
    const file = await comparisonDocx(comparisonReport(record, queryOf('documents=first,second')), STAMP)
    const xml = partOf(file, 'word/document.xml')
    expect(xml).toContain('Memoirs. A newspaper, date not known. Geneva 1998, p. 3. ')
    expect(xml).not.toContain('<w:hyperlink')
  })

  it('DOCX: a heading for each row, and the sources of each point with their grades and addresses', async () => {
    const file = await comparisonDocx(shipped, STAMP)
    const xml = partOf(file, 'word/document.xml')
    expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(shipped.rows.length + 1)
    const [point] = rowWith('us-28-point-2025-11', '6').cells[0]?.points ?? []
    const [source] = point?.sources ?? []
    if (!source) throw new Error('the point has no source')
    const number = new RegExp(`\\[(\\d+)\\] ${source.title.slice(0, 20)}`).exec(xml.replaceAll('&apos;', "'"))?.[1]
    expect(xml).toMatch(new RegExp(`Sources?: [^<]*\\[${number}\\] ${source.grade}`))
    expect(partOf(file, 'word/_rels/document.xml.rels').replaceAll('&amp;', '&')).toContain(`Target="${source.url}"`)
    const unsourced = partOf(await comparisonDocx(reportOf(changed), STAMP), 'word/document.xml')
    expect(unsourced).toContain('No source of its own')
    expect(unsourced).not.toContain('Sources of the points')
  })

  it('DOCX: words that went and came, and no character that XML cannot hold', async () => {
    const texts = { ...changed, b: { points: [aPoint('1 < a#1', { text: 'Troops\u0001 leave within 60 <days>.' })] } }
    const xml = partOf(await comparisonDocx(reportOf(texts), STAMP), 'word/document.xml')
    expect(xml).toMatch(/<w:strike\/>.*?>30/)
    expect(xml).toMatch(/<w:u w:val="single"\/>/)
    expect(xml).toContain('60 &lt;')
    expect(xml).not.toContain('\u0001')
  })
})

describe('paragraphs of a point', () => {
  const before = 'Observers come in May.\n\n(a) Twelve from each side;\nmore if asked.\n\n(b) No weapons.'
  const texts = (after: string) => ({
    a: { points: [aPoint('1', { text: before })] },
    b: { points: [aPoint('1 < a#1', { text: after })] },
  })
  const paragraphsIn = async (after: string) => {
    const xml = partOf(await comparisonDocx(reportOf(texts(after)), STAMP), 'word/document.xml')
    const found = xml.match(/<w:p>.*?<\/w:p>/gs) ?? []
    return found.map(one => one.replaceAll('<w:br/>', '|').replace(/<[^>]*>/g, ''))
  }

  it('are paragraphs in Word, and a line break is one', async () => {
    const found = await paragraphsIn(`${before} They may stay.`)
    const again = ['Observers come in May.', '(a) Twelve from each side;|more if asked.']
    expect(found.filter(text => /^(Observers|\(a\)|\(b\))/.test(text))).toEqual([
      ...again,
      '(b) No weapons.',
      ...again,
      '(b) No weapons. They may stay.',
    ])
  })

  it('stay apart where only one text has the break', async () => {
    expect(await paragraphsIn(before.replace('\n\n(b)', ' (b)'))).toContain('(b) No weapons.')
  })

  it.each([
    [
      'alike',
      before,
      '  Observers come in May.\n\n  (a) Twelve from each side;\n  more if asked.\n\n  (b) No weapons.\n',
    ],
    [
      'alike but for how signs look',
      before.replace('No weapons', 'No\u00a0weapons'),
      '  Observers come in May.\n\n  (a) Twelve from each side;\n  more if asked.\n\n  (b) No weapons.\n',
    ],
    ['with words added', `${before} They may stay.`, '\n\n  (b) No weapons. [Text b: They may stay.]\n'],
    [
      'with a paragraph added',
      `${before}\n\n(c) Nobody else.`,
      '\n\n  (b) No weapons.\n\n  [Text b: (c) Nobody else.]\n',
    ],
  ])('are paragraphs in bracketed text, %s', (_, after, expected) => {
    expect(comparisonText(reportOf(texts(after)), STAMP)).toContain(expected)
  })
})

/** One file out of a ZIP, by its central directory. */
function partOf(zip: Buffer, name: string): string {
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50; ) {
    const lengths = [28, 30, 32].map(offset => zip.readUInt16LE(at + offset)) as [number, number, number]
    if (zip.toString('utf8', at + 46, at + 46 + lengths[0]) === name) {
      const local = zip.readUInt32LE(at + 42)
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const body = zip.subarray(start, start + zip.readUInt32LE(at + 20))
      return (zip.readUInt16LE(at + 10) === 0 ? body : inflateRawSync(body)).toString('utf8')
    }
    at += 46 + lengths[0] + lengths[1] + lengths[2]
  }
  throw new Error(`${name} is not in the file`)
}
