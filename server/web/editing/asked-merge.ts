import type { Entries, EntryType } from '../../domain/entries/entries.ts'
import { type MergedType, type MergePlan, planMerge, titleOfMerged } from '../../domain/record/merging.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { lookUp, lookupProblem } from '../forms/lookup.ts'
import type { EntryKind } from './entry-kind.ts'
import { existing, versionOf } from './writing.ts'

// What somebody asks for who merges an entry with one that they name.

export type AskedMerge =
  | { readonly plan: null; readonly kept: Entries[MergedType]; readonly problem: string | null }
  | {
      readonly plan: MergePlan
      readonly kept: Entries[MergedType]
      readonly other: Entries[MergedType]
      readonly versions: string
    }

export function askedFor(kind: EntryKind, record: NegotiationRecord, id: string, typed: string): AskedMerge {
  const type = kind.type as MergedType
  const { entry: kept, version } = existing(type, record, id)
  if (typed.trim() === '') return { plan: null, kept, problem: null }
  const found = lookUp(record, type, typed)
  const other = found === undefined ? undefined : record.find(type, found)
  if (!other) return { plan: null, kept, problem: lookupProblem(record, type, typed) }
  if (other.id === kept.id)
    return { plan: null, kept, problem: `“${titleOfMerged(kept)}” is this one itself. Name another.` }
  const versions = `${version}-${versionOf(record, other.id)}`
  return { plan: planMerge(record, type, kept, other), kept, other, versions }
}

export function titleIn(record: NegotiationRecord, type: EntryType, id: string): string {
  const entry = record.find(type, id)
  if (!entry) return id
  return 'name' in entry ? entry.name : 'title' in entry ? entry.title : 'text' in entry ? entry.text : id
}
