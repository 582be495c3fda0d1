import { z } from 'zod'
import { citations } from './citation.ts'
import { edtf, id, list, ofEveryEntry, oneOf, summary, translations } from './fields.ts'
import { term, vocabulary } from './terms.ts'

export const POINT_STATES = vocabulary('pointStates', {
  tabled: term('Tabled', 'Is on the table.'),
  'under-discussion': term('Under discussion', 'Is being talked about.'),
  contested: term('Contested', 'Public positions oppose each other.'),
  narrowed: term('Narrowed', 'Few options remain.'),
  'agreed-between': term('Agreed between', 'The named actors agree on it; nobody else is meant.'),
  deferred: term('Deferred', 'Left to an annex, to leaders or to later talks.'),
  withdrawn: term('Withdrawn', 'Taken off the table.'),
})

export const pointStateSchema = z
  .strictObject({
    id,
    process: id,
    document: id,
    point: z.string().max(20),
    state: oneOf(POINT_STATES),
    among: list(id),
    when: edtf,
    assertedBy: id,
    text: summary,
    citations,
    translations,
    ...ofEveryEntry,
  })
  .refine(({ state, among }) => state !== 'agreed-between' || new Set(among).size >= 2, {
    path: ['among'],
    message: 'Name at least two actors among whom it is agreed.',
  })

export type PointState = z.infer<typeof pointStateSchema>
