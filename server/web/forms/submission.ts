import type { Actor } from '../../domain/entries/actor.ts'
import { type Entries, type EntryProblem, type EntryType, parseEntry } from '../../domain/entries/entries.ts'
import type { Process } from '../../domain/entries/process.ts'
import type { Source } from '../../domain/entries/source.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import type { PagedType } from '../site/entry-paths.ts'
import { FormReader } from './form-reader.ts'
import { type FormSpec, fieldOf, listsIn, singleFields } from './form-spec.ts'
import { readIn } from './list.ts'
import { NO_ID_YET, newId } from './new-ids.ts'
import { withoutBlankGroups } from './rearranging.ts'
import { type EntryForm, membersAt } from './shape.ts'
import { tidiedForm } from './tidied-form.ts'

/** An entry that is ready to be stored, with the entries that have to be stored with it. */
export interface Submission<T extends EntryType> {
  readonly entry: Entries[T]
  readonly newActors: readonly Actor[]
  readonly newSources: readonly Source[]
  readonly newProcess: Process | null
  /** Sources of the record that may be the new ones. */
  readonly lookalikes: readonly Source[]
  /** Labels of the fields from which signs that nobody sees were left out. */
  readonly leftOut: readonly string[]
}

export type SubmissionResult<T extends EntryType> =
  | { readonly ok: true; readonly form: EntryForm; readonly submission: Submission<T> }
  | { readonly ok: false; readonly form: EntryForm; readonly problems: readonly EntryProblem[] }

/** @param base the entry that is being corrected; what the form does not show is taken from it */
export function readSubmission<T extends PagedType>(
  type: T,
  spec: FormSpec<Entries[T]>,
  typed: EntryForm,
  record: NegotiationRecord,
  base: Entries[T] | null,
): SubmissionResult<T> {
  const form = withoutBlankGroups(typed)
  const { tidy, leftOut } = tidiedForm(form)
  const reader = new FormReader(tidy, record)
  // First of all, since whoever is added there can be named elsewhere in the form.
  for (const [index, member] of membersAt(tidy, spec.newcomers ?? '').entries())
    reader.addActor(member, `${spec.newcomers}.${index}.`)
  reader.reportDamage()
  const newProcess = spec.citations ? reader.newProcess() : null
  spec.check?.(reader)

  const at = { reader, part: '', beside: tidy.single, stored: base ?? undefined }
  const parsed = parseEntry(type, {
    id: base?.id ?? NO_ID_YET,
    // In an empty record the form asks for a negotiation; what is wrong with that is reported there.
    ...(spec.citations && {
      process: newProcess?.id ?? (tidy.single['process'] || processOf(base) || reader.negotiation()),
    }),
    // Sources before what rests on them.
    ...spec.citations?.read(at),
    ...readIn(singleFields(spec), listsIn(spec), at),
    ...(base?.translations && { translations: base.translations }),
    ...(base?.externalIds && { externalIds: base.externalIds }),
    ...(base?.firstRecorded && { firstRecorded: base.firstRecorded }),
  })
  // A new entry begins with the report, so that is where its source is missing.
  const first = base ? 'citations' : 'report'
  if (!parsed.ok)
    reader.reportAll(parsed.problems, path => (path === 'citations' ? first : fieldOf(spec, form.shape, path)))
  if (!parsed.ok || reader.problems.length > 0) return { ok: false, form, problems: reader.problems }
  const entry = base ? parsed.entry : { ...parsed.entry, id: newId(type, parsed.entry) }
  return {
    ok: true,
    form,
    submission: {
      entry,
      newActors: reader.newActors,
      newSources: reader.newSources,
      newProcess,
      lookalikes: reader.lookalikes,
      leftOut,
    },
  }
}

const processOf = (entry: Entries[PagedType] | null): string | undefined =>
  entry && 'process' in entry ? entry.process : undefined
