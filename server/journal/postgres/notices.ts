import type { JournalLossError, JournalNotice } from '../journal.ts'

// What people are told of a journal in a database, in words.

export const listenerFailed = (cause: unknown): JournalNotice => ({
  message: `what others record can’t be followed at the moment (${cause instanceof Error ? cause.message : cause}); it is tried again`,
  about: { err: cause },
})

export const startsAnew = ({ missing, was }: JournalLossError): JournalNotice => ({
  message: `the record goes on without what is missing, as was asked. ${missing}`,
  about: { was },
})
