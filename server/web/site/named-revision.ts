import { randomUUID } from 'node:crypto'
import { dateInWords } from '../../domain/dates/words.ts'
import { words } from '../../domain/language/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { format } from './count-words.ts'

// Every page names its revision, and few revisions change a page. So a page is made with blanks where it does, which are
// filled in when it is known whether it says anything else than before.

// One word that begins with a letter, so that it is not set as type as “10-point” is.
const BLANK = `blank${randomUUID().replaceAll('-', '')}`

type Read = Pick<NegotiationRecord, 'head' | 'lastEdit'>

const FILLS = {
  sequence: ({ head }: Read) => String(head.seq),
  sequenceInWords: ({ head }: Read) => format(head.seq),
  hash: ({ head }: Read) => head.hash.slice(0, 12),
  instant: ({ head }: Read) => head.at ?? '',
  day: ({ head }: Read) => (head.at === null ? '' : dateInWords(head.at.slice(0, 10))),
  lastChange: ({ lastEdit }: Read) =>
    lastEdit ? words().history.lastChanged(dateInWords(lastEdit.at.slice(0, 10))) : '',
}

type NamedRevision = Readonly<Record<keyof typeof FILLS, string>>

export const BLANKS = Object.fromEntries(Object.keys(FILLS).map(name => [name, `${BLANK}-${name}-`])) as NamedRevision

const ANY_BLANK = new RegExp(`${BLANK}-(\\w+)-`, 'g')

export const filledIn = (text: string, record: Read): string =>
  text.replace(ANY_BLANK, (_blank, name: keyof typeof FILLS) => FILLS[name](record))
