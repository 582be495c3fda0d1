// What programs may rely on, in the words of the description and of its page.

/** Raised at the third place by corrections, at the second by additions, at the first when a promise has to be broken. */
export const INTERFACE_VERSION = '1.1.0'

export const PROMISE: readonly string[] = [
  'What is described here stays: no address goes away, no field is renamed or changes its meaning, no parameter loses one.',
  'Answers are added to. A program passes over fields and values that it does not know.',
  'Each answer names its format and the version of that format. A field that has to mean something else gets another name, and the old one stays beside it.',
  'What is marked as outside the promise follows the pages of this site and may change with them.',
]

export const WRITING =
  'Programs write below /api/1/ with a token. They are judged as forms are; what a contributor sends waits for an editor (202). Who changes what is there says by If-Match which revision they have seen. With an Idempotency-Key a request is carried out once, however often it comes; with “dryRun” nothing is stored.'

export const CONDITIONAL =
  'Every answer has an ETag. Who sends it back as If-None-Match gets 304 without a body while nothing in the answer has changed. Where several processes serve a site, who says by Parley-Seen which revision they have seen is never answered from before it (503 while that can’t be).'

export const AGE =
  'While the site can’t reach its database, answers say in the header Parley-As-Of since when something may be missing in them; at all other times the header is not there.'

export const CURSORS =
  'Lists of revisions come in pages. “next” holds the address of what came before; it names a revision by its number, and numbers never change, so nothing is skipped or told twice while more is recorded. A timeline comes in parts with “limit”; its “next” goes on in the record as it was for the first part.'

export const ERRORS =
  'What goes wrong is answered as problem details (RFC 9457): “title” and “status” say what kind of problem it is, “detail” what is wrong and how to mend it, “problems” which field or parameter is meant.'

export const MOMENTS =
  'Most addresses take “on” (a day: what had happened by its end) and “known” (an instant: what this site held then). With “known” an answer stays as it is, whatever is recorded later.'
