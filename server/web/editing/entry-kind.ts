import type { Entries } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { DOCUMENT_FORM_SPEC, POINT_STATE_FORM_SPEC, POSITION_FORM_SPEC } from '../documents/form/fields.ts'
import {
  documentFormOf,
  emptyDocumentForm,
  emptyPointStateForm,
  emptyPositionForm,
  type Prefilled,
  pointStateFormOf,
  positionFormOf,
} from '../documents/form/filling.ts'
import {
  DOCUMENT_FORM,
  type DocumentForm,
  POINT_STATE_FORM,
  POSITION_FORM,
  type PointStateForm,
  type PositionForm,
} from '../documents/form/shape.ts'
import { documentField, readDocumentSubmission } from '../documents/form/submission.ts'
import { documentTexts, pointStateTexts, positionTexts } from '../documents/form/texts.ts'
import { EVENT_FORM_SPEC } from '../events/form/fields.ts'
import { emptyEventForm, eventFormOf } from '../events/form/filling.ts'
import { EVENT_FORM, type EventForm } from '../events/form/shape.ts'
import { eventField, readEventSubmission } from '../events/form/submission.ts'
import { eventTexts, type FieldText } from '../events/form/texts.ts'
import type { EntryForm, FormShape } from '../forms/shape.ts'
import type { SubmissionResult } from '../forms/submission-reader.ts'
import {
  pointStateField,
  positionField,
  readPointStateSubmission,
  readPositionSubmission,
} from '../positions/position-form.ts'
import type { PagedType } from '../site/entry-paths.ts'
import type { Findable } from '../site/small-views.ts'
import type { FormSpec } from './form-page.ts'

/** All in which the form for one type of entry differs from the others. */
export interface EntryKind<T extends PagedType = PagedType, F extends EntryForm = EntryForm> {
  readonly type: T
  readonly shape: FormShape
  readonly spec: FormSpec
  empty(record: NegotiationRecord, prefilled: Prefilled): F
  fill(entry: Entries[T], version: number, record: NegotiationRecord): F
  read(form: F, record: NegotiationRecord, base: Entries[T] | null): SubmissionResult<T, F>
  /** The field in which something of the entry was typed. */
  fieldOf(path: string): string
  /** The entry in one line. */
  titleOf(entry: Entries[T], record: Findable): string
  texts(entry: Entries[T], record: Findable): FieldText[]
}

const eventKind: EntryKind<'event', EventForm> = {
  type: 'event',
  shape: EVENT_FORM,
  spec: EVENT_FORM_SPEC,
  empty: emptyEventForm,
  fill: eventFormOf,
  read: readEventSubmission,
  fieldOf: eventField,
  titleOf: ({ title }) => title,
  texts: eventTexts,
}

const documentKind: EntryKind<'document', DocumentForm> = {
  type: 'document',
  shape: DOCUMENT_FORM,
  spec: DOCUMENT_FORM_SPEC,
  empty: emptyDocumentForm,
  fill: documentFormOf,
  read: readDocumentSubmission,
  fieldOf: documentField,
  titleOf: ({ title }) => title,
  texts: documentTexts,
}

const positionKind: EntryKind<'position', PositionForm> = {
  type: 'position',
  shape: POSITION_FORM,
  spec: POSITION_FORM_SPEC,
  empty: emptyPositionForm,
  fill: positionFormOf,
  read: readPositionSubmission,
  fieldOf: positionField,
  titleOf: ({ text }) => text,
  texts: positionTexts,
}

const pointStateKind: EntryKind<'pointState', PointStateForm> = {
  type: 'pointState',
  shape: POINT_STATE_FORM,
  spec: POINT_STATE_FORM_SPEC,
  empty: emptyPointStateForm,
  fill: pointStateFormOf,
  read: readPointStateSubmission,
  fieldOf: pointStateField,
  titleOf: ({ text }) => text,
  texts: pointStateTexts,
}

/** The kinds as the handlers see them: what one makes, it also takes back. */
const anyKind = <T extends PagedType, F extends EntryForm>(kind: EntryKind<T, F>) => kind as unknown as EntryKind

export const EVENTS = anyKind(eventKind)

export const DOCUMENTS = anyKind(documentKind)

export const POSITIONS = anyKind(positionKind)

export const POINT_STATES = anyKind(pointStateKind)
