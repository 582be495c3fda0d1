import { words } from '../language/words.ts'
import type { NegotiationRecord } from './negotiation-record.ts'

type Asked = Pick<NegotiationRecord, 'find' | 'count' | 'list'>

/** Whether a record says what it is about, or holds milestones all the same. */
export const isSetUp = (record: Asked): boolean =>
  record.count('event') > 0 || (record.find('record', 'record') !== undefined && record.count('process') > 0)

/** What a record is called, also before anybody has given it a title. */
export const titleOfRecord = (record: Asked): string =>
  record.find('record', 'record')?.title ?? record.list('process')[0]?.title ?? words().timeline.beingSetUp

/** What is said of a coverage about which nothing more is known yet. */
export const USUAL_COVERAGE_NOTE = 'Compiled as it happens; anything not listed is not yet entered.'
