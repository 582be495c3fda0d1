import { randomUUID } from 'node:crypto'
import { dateInWords } from '../../domain/dates/words.ts'
import type { JournalHead } from '../../domain/revisions/revision.ts'

// Every page names its revision, and few revisions change a page. So a page is made with blanks where it does, which are
// filled in when it is known whether it says anything else than before.

const BLANK = randomUUID()

const FILLS = {
  sequence: ({ seq }: JournalHead) => String(seq),
  sequenceInWords: ({ seq }: JournalHead) => seq.toLocaleString('en'),
  hash: ({ hash }: JournalHead) => hash.slice(0, 12),
  instant: ({ at }: JournalHead) => at ?? '',
  day: ({ at }: JournalHead) => (at === null ? '' : dateInWords(at.slice(0, 10))),
}

type NamedRevision = Readonly<Record<keyof typeof FILLS, string>>

export const BLANKS = Object.fromEntries(Object.keys(FILLS).map(name => [name, `${BLANK}-${name}-`])) as NamedRevision

const ANY_BLANK = new RegExp(`${BLANK}-(\\w+)-`, 'g')

export const filledIn = (text: string, head: JournalHead): string =>
  text.replace(ANY_BLANK, (_blank, name: keyof typeof FILLS) => FILLS[name](head))
