import {
  ACCESSES,
  DATE_UNKNOWN,
  RELIABILITIES,
  SOURCE_KINDS,
  type Source,
  unseenInAddress,
} from '../../../domain/entries/source.ts'
import { CHOOSE, choice, date, type Field, optional, text } from '../../forms/field.ts'
import type { FormSpec } from '../../forms/form-spec.ts'
import { LOCATOR, withGrades } from '../../forms/parts.ts'

/** An address is judged more strictly when it is brought than when it has stood in the record. */
const address = <N extends 'url' | 'archiveUrl'>(name: N, label: string, hint: string) => {
  const of: Field<{ readonly [K in N]: string }, N> = text(name, label, { hint, isVerbatim: true })
  return optional({
    ...of,
    read: (typed, at) => {
      const unseen = typed.trim() === at.stored?.[name] ? undefined : unseenInAddress(typed.trim())
      if (unseen !== undefined) at.reader.report(name, unseen)
      return of.read(typed, at)
    },
  } satisfies typeof of)
}

const DATE = optional(date('published', 'Published', { hint: 'Empty where it is not known' }))

/** Where nothing is known there is nothing to type. */
const PUBLISHED: typeof DATE = {
  ...DATE,
  typed: (source, filling) => (source.published === DATE_UNKNOWN ? '' : DATE.typed(source, filling)),
}

/** The form for a source. */
export const SOURCE_FORM: FormSpec<Source> = {
  main: [
    address('url', 'Address', 'https://… Empty for what has none: then say below where it can be found'),
    text('title', 'Title as published'),
    text('publisher', 'Publisher', { width: 'medium' }),
    PUBLISHED,
    choice('kind', 'Kind of source', SOURCE_KINDS, CHOOSE),
    choice('reliability', 'Reliability of the outlet', withGrades(RELIABILITIES), { given: 'F' }),
    text('language', 'Language', { width: 'short', hint: 'Its code: en, fr, ar …', given: 'en' }),
  ],
  sections: [
    {
      name: 'whereabouts',
      title: 'Book, archive, or part of an address',
      hint: 'Where it is to be found without an address, or which part of it is meant',
      fields: [
        LOCATOR,
        optional(choice('access', 'Why it has no address', ACCESSES, { none: 'Not said', tells: false })),
      ],
    },
    {
      name: 'archive',
      title: 'Archived copy',
      hint: 'For the day on which the address is gone',
      fields: [
        address('archiveUrl', 'Address of the archived copy', 'https://web.archive.org/…'),
        optional(date('retrieved', 'Retrieved', { hint: 'When somebody last read it there' })),
      ],
    },
    {
      name: 'original',
      title: 'Republication',
      hint: 'Where it repeats what another published',
      fields: [optional(text('originalPublisher', 'Original publisher', { width: 'medium' }))],
    },
  ],
}
