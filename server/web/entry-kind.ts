import type { Entries } from '../domain/entries.ts'
import type { NegotiationRecord } from '../domain/negotiation-record.ts'
import { documentField, readDocumentSubmission } from './document-submission.ts'
import type { FormSpec } from './entry-form-page.ts'
import type { PagedType } from './entry-paths.ts'
import { EVENT_FORM, type EventForm } from './event-form.ts'
import { emptyEventForm, eventFormOf } from './event-form-filling.ts'
import { EVENT_FORM_SPEC } from './event-form-view.ts'
import { eventField, readEventSubmission } from './event-submission.ts'
import type { Findable } from './event-view.ts'
import { eventTexts, type FieldText } from './field-texts.ts'
import type { EntryForm, FormShape } from './form-shape.ts'
import {
  pointStateField,
  positionField,
  readPointStateSubmission,
  readPositionSubmission,
} from './position-submission.ts'
import type { SubmissionResult } from './submission-reader.ts'
import { documentTexts, pointStateTexts, positionTexts } from './text-field-texts.ts'
import {
  documentFormOf,
  emptyDocumentForm,
  emptyPointStateForm,
  emptyPositionForm,
  type Prefilled,
  pointStateFormOf,
  positionFormOf,
} from './text-form-filling.ts'
import { DOCUMENT_FORM_SPEC, POINT_STATE_FORM_SPEC, POSITION_FORM_SPEC } from './text-form-view.ts'
import {
  DOCUMENT_FORM,
  type DocumentForm,
  POINT_STATE_FORM,
  POSITION_FORM,
  type PointStateForm,
  type PositionForm,
} from './text-forms.ts'

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
