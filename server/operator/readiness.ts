import { type Journal, JournalWriteError } from '../journal/journal.ts'
import type { Unready } from '../web/http/health.ts'

/** Short breaks mend themselves; after this long others have it, who can be asked instead. */
const LOST_FOR_LONG_MS = 30_000

/** However often it is asked, the disk is tried no more often than this. */
const TRIED_FOR_MS = 1_000

interface Process {
  readonly journal: Pick<Journal, 'contact' | 'tryOut'>
  readonly isStopping: () => boolean
  readonly now: () => Date
}

/** Why a process that runs should get no requests, in sentences. */
export function readinessOf({ journal, isStopping, now }: Process): Unready {
  let tried = { at: Number.NEGATIVE_INFINITY, reasons: Promise.resolve<readonly string[]>([]) }

  function unwritable(): Promise<readonly string[]> {
    if (performance.now() - tried.at > TRIED_FOR_MS) tried = { at: performance.now(), reasons: tryOut(journal) }
    return tried.reasons
  }

  function outOfContact(): readonly string[] {
    const { lostSince } = journal.contact
    const isLong = lostSince !== null && now().getTime() - lostSince.getTime() > LOST_FOR_LONG_MS
    return isLong ? [`The journal has not answered since ${lostSince.toISOString()}.`] : []
  }

  return async () => [
    ...(isStopping() ? ['This process is about to stop.'] : []),
    ...outOfContact(),
    ...(await unwritable()),
  ]
}

async function tryOut(journal: Pick<Journal, 'tryOut'>): Promise<readonly string[]> {
  try {
    await journal.tryOut()
    return []
  } catch (error) {
    if (error instanceof JournalWriteError) return [error.message]
    throw error
  }
}
