import type { JournalHead } from '../../domain/revisions/journal-kind.ts'
import { failureReason } from '../../files/failure-reason.ts'
import type { JournalLossError, JournalNotice, TornEnd } from '../journal.ts'

// What people are told of a journal file, in words.

export const endSetAside = (copy: string, torn: TornEnd): JournalNotice => ({
  message: torn.isUnconfirmed
    ? `an unfinished write was set aside in ${copy}; nothing confirmed was lost`
    : `an incomplete end of the journal was set aside in ${copy}; nothing tells whether it had been confirmed`,
  about: { setAside: { ...torn, file: copy } },
})

export const endLeft = (torn: TornEnd, cause: unknown): JournalNotice => ({
  message: `an unfinished end of the journal (${torn.bytes} bytes) stays in the file, where nobody reads it: it can't be set aside (${failureReason(cause)})`,
  about: { torn },
})

export const onlyReadable = (cause: unknown): JournalNotice => ({
  message: `the journal can only be read (${failureReason(cause)}); nothing can be added until that is mended and it is opened again`,
  about: { err: cause },
})

export const begunAnew = ({ missing, was }: JournalLossError): JournalNotice => ({
  message: `the record goes on without what is missing, as was asked. ${missing}`,
  about: { was },
})

export const anchorSpoiled = (file: string): JournalNotice => ({
  message: `the anchor ${file} can't be read, so it can't be told whether the end of the journal is missing; it is made anew`,
  about: { anchor: file },
})

export const anchorFailed = (file: string, cause: unknown): JournalNotice => ({
  message: `the anchor ${file} can't be written (${failureReason(cause)}): should the end of the journal get lost, that may go unnoticed`,
  about: { anchor: file, err: cause },
})

const MINUTE = 60_000

/** Undefined when the clock is not behind the journal by more than clocks differ. */
export function aheadOfClock({ seq, at }: JournalHead, now: Date): JournalNotice | undefined {
  if (at === null || Date.parse(at) - now.getTime() <= MINUTE) return undefined
  return {
    message: `the clock shows ${now.toISOString()}, but the last revision (${seq}) is of ${at}: until then all that is added is dated the same. Look whether the clock is right`,
    about: { head: { seq, at } },
  }
}

export const savedFromMemory = (copy: string, count: number): JournalNotice => ({
  message: `the file of the journal was changed, moved or removed while it was in use; all ${count} revisions were saved from memory in ${copy}`,
  about: { copy },
})
