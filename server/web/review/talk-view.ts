import type { DeskItem } from '../../domain/desk/desk.ts'
import type { Verdict } from '../../domain/desk/entries.ts'
import { instantInWords } from '../site/layout.ts'

/** Something that was said or decided. */
export interface Remark {
  readonly by: string
  readonly at: string
  /** What was done, such as “sent this back”; null for what was only said. */
  readonly did: string | null
  readonly text: string | null
}

export function talkOf(
  { comments, decisions }: DeskItem,
  called: (account: string | null) => string,
  words: Readonly<Record<Verdict, string>>,
): Remark[] {
  const said = comments.map(({ at, account, text }) => ({ at, account, did: null, text }))
  const decided = decisions.map(({ at, account, verdict, reason }) => ({
    at,
    account,
    did: words[verdict],
    text: reason,
  }))
  return [...said, ...decided]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ account, at, did, text }) => ({ by: called(account), at: instantInWords(at), did, text }))
}
