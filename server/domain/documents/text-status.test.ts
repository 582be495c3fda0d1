import { describe, expect, it } from 'vitest'
import type { NegotiatingDocument } from '../entries/document.ts'
import { aDocument, aPoint, recordOf, seedRecord, type TypedEntry } from '../testing/record-builder.ts'
import { statusInWords } from './text-status.ts'

const text = (id: string, fields: Partial<NegotiatingDocument> = {}) =>
  aDocument({ id, shortTitle: id.toUpperCase(), status: 'draft', when: '2025-06-01', basedOn: ['a'], ...fields })
const first = text('a', { basedOn: [] })

describe('what has become of a text', () => {
  it.each<[string, TypedEntry[], string]>([
    ['nothing', [], 'draft'],
    ['it was answered', [text('b', { kind: 'counter-proposal' })], 'draft; answered by B (1 June 2025)'],
    [
      'it was taken further',
      [text('b'), text('c', { kind: 'framework', when: '2025-07' })],
      'draft; followed by B (1 June 2025), C (July 2025)',
    ],
    ['a statement about it takes no place', [text('b', { kind: 'statement' })], 'draft'],
    ['a text that builds on another', [text('b', { basedOn: ['c'] }), text('c')], 'draft; followed by C (1 June 2025)'],
  ])('%s', (_, others, words) => expect(statusInWords(recordOf(first, ...others), first.entry)).toBe(words))

  it('is current while no later text has points', () => {
    const points = [aPoint('1')]
    const withPoints = text('a', { basedOn: [], points })
    expect(statusInWords(recordOf(withPoints), withPoints.entry)).toBe('draft; the current text')
    const later = text('b', { when: '2025-06-02', points })
    expect(statusInWords(recordOf(withPoints, later), withPoints.entry)).toBe('draft; followed by B (2 June 2025)')
  })

  it('is, on an earlier day, what had become of it by then', () => {
    const shipped = seedRecord()
    const plan = shipped.find('document', 'us-28-point-2025-11') as NegotiatingDocument
    expect(statusInWords(shipped.asOf({ on: '2025-11-21' }), plan)).toBe('leaked draft; the current text')
    expect(statusInWords(shipped, plan)).toMatch(
      /^leaked draft; answered by E3 counter-proposal .*followed by .*20-point plan/,
    )
  })

  it('is not written into any text of the shipped record', () => {
    for (const { status, id } of seedRecord().list('document'))
      expect(status, id).not.toMatch(/superseded|overtaken|rejected|turned down|\bopen\b/)
  })
})
