import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { allLists, type Entry, type FormSpec, isList, shapeOf, singleFields } from './form-spec.ts'
import { typedIn } from './list.ts'
import { lookUp, typedName } from './lookup.ts'
import { REPORT } from './report.ts'
import { type EntryForm, withEveryField } from './shape.ts'
import type { Shown } from './shown.ts'

// A form as it is opened: empty, or with what is stored, in the words in which somebody would type it.

/** What a link to an empty form already says, such as of which text it is to be. */
export type SaidByLink = (name: string) => string

const given = (field: Shown): string => field.given ?? ''

/** @param model an entry of which the new one is to be a like */
export function emptyForm<E extends Entry>(
  spec: FormSpec<E>,
  record: NegotiationRecord,
  said: SaidByLink,
  model?: E,
): EntryForm {
  // What a link names by id, as somebody would type it; anything else is shown as it came.
  const begun = ({ name, asked, refersTo }: Shown): [string, string][] => {
    const id = asked === undefined ? '' : said(asked)
    if (id === '') return []
    if (refersTo === undefined || refersTo === 'point') return [[name, id]]
    const found = lookUp(record, refersTo, id)
    return [[name, found === undefined ? id : typedName(record, refersTo, { id: found })]]
  }
  const alike = singleFields(spec).filter(({ name }) => spec.alike?.includes(name))
  const single = {
    ...(model && { process: processOf(model) ?? '' }),
    ...(model && typedIn(alike, model, { record, citations: [] })),
    ...Object.fromEntries([REPORT, ...singleFields(spec)].flatMap(begun)),
  }
  return withEveryField({ shape: shapeOf(spec), single, groups: begunGroups(spec) }, given)
}

const processOf = (entry: Entry | undefined): string | undefined =>
  entry && 'process' in entry ? entry.process : undefined

/** Parts that are there to be filled in from the beginning. */
const begunGroups = (spec: FormSpec<never>) =>
  Object.fromEntries(spec.sections.flatMap(one => (isList(one) && one.isBegun ? [[one.name, [{}]]] : [])))

export function filledForm<E extends Entry>(
  spec: FormSpec<E>,
  entry: E,
  version: number,
  record: NegotiationRecord,
): EntryForm {
  const filling = { record, citations: 'citations' in entry ? entry.citations : [] }
  const single = {
    ...typedIn(singleFields(spec), entry, filling),
    ...('process' in entry && { process: entry.process }),
    version: String(version),
  }
  const lists = allLists(spec).flatMap(list => list.typed(entry, filling, ''))
  return withEveryField({ shape: shapeOf(spec), single, groups: Object.fromEntries(lists) }, given)
}
