import type { Entries } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ACTOR_FORM } from '../actors/form/actor-form.ts'
import { DOCUMENT_FORM } from '../documents/form/fields.ts'
import { POINT_STATE_FORM } from '../documents/form/point-state-form.ts'
import { EVENT_FORM } from '../events/form/fields.ts'
import type { ChangedField, Telling } from '../forms/changed-field.ts'
import { changedFields } from '../forms/changed-fields.ts'
import { emptyForm, filledForm, type SaidByLink } from '../forms/filling.ts'
import { type FormSpec, shapeOf } from '../forms/form-spec.ts'
import type { FieldText } from '../forms/list.ts'
import { withReports } from '../forms/report.ts'
import type { EntryForm, FormShape } from '../forms/shape.ts'
import { readSubmission, type SubmissionResult } from '../forms/submission.ts'
import { textsOf } from '../forms/texts.ts'
import { POSITION_FORM } from '../positions/position-form.ts'
import { HEADER_FORM } from '../settings/header-form.ts'
import { NEGOTIATION_FORM } from '../settings/negotiation-form.ts'
import { PHASE_FORM } from '../settings/phase-form.ts'
import { ALIKE, type PagedType } from '../site/entry-paths.ts'
import type { Findable } from '../site/links.ts'
import { SOURCE_FORM } from '../sources/form/source-form.ts'

export type PagedEntry = Entries[PagedType]

/** One kind of entry and its form, as the handlers see all of them: what one makes, it also takes back. */
export interface EntryKind {
  readonly type: PagedType
  readonly spec: FormSpec<never>
  readonly shape: FormShape
  empty(record: NegotiationRecord, said: SaidByLink): EntryForm
  fill(entry: PagedEntry, version: number, record: NegotiationRecord): EntryForm
  /** The form with what was typed at once read into its parts. */
  unfolded(form: EntryForm, record: NegotiationRecord): EntryForm
  read(form: EntryForm, record: NegotiationRecord, base: PagedEntry | null): SubmissionResult<PagedType>
  texts(entry: PagedEntry, record: Findable): FieldText[]
  /** What differs between two versions, field by field. */
  changes(before: PagedEntry, after: PagedEntry, telling: Telling): ChangedField[]
}

const kindOf = <T extends PagedType>(type: T, spec: FormSpec<Entries[T]>): EntryKind => ({
  type,
  spec,
  shape: shapeOf(spec),
  empty: (record, said) => emptyForm(spec, record, said, record.find(type, said(ALIKE))),
  fill: (entry: Entries[T], version, record) => filledForm(spec, entry, version, record),
  unfolded: (form, record) => {
    const unfolded = spec.unfolded?.(form, record) ?? form
    return spec.citations ? withReports(unfolded, record) : unfolded
  },
  read: (form, record, base: Entries[T] | null) => readSubmission(type, spec, form, record, base),
  texts: (entry: Entries[T], record) => textsOf(spec, entry, record),
  changes: (before: Entries[T], after: Entries[T], telling) => changedFields(spec, before, after, telling),
})

export const EVENTS = kindOf('event', EVENT_FORM)
export const DOCUMENTS = kindOf('document', DOCUMENT_FORM)
export const POSITIONS = kindOf('position', POSITION_FORM)
export const POINT_STATES = kindOf('pointState', POINT_STATE_FORM)
export const ACTORS = kindOf('actor', ACTOR_FORM)
export const SOURCES = kindOf('source', SOURCE_FORM)
export const RECORD = kindOf('record', HEADER_FORM)
export const NEGOTIATIONS = kindOf('process', NEGOTIATION_FORM)
export const PHASES = kindOf('phase', PHASE_FORM)

/** By what they make. */
export const KINDS: { readonly [T in PagedType]: EntryKind } = {
  record: RECORD,
  process: NEGOTIATIONS,
  phase: PHASES,
  actor: ACTORS,
  source: SOURCES,
  event: EVENTS,
  document: DOCUMENTS,
  position: POSITIONS,
  pointState: POINT_STATES,
}
