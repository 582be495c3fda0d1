import { z } from 'zod'
import type { Checked } from './checking.ts'

// What checks of links have found: beside the record and no part of it, for it is nothing that anybody said or did.

const instant = z.iso.datetime()
const findingSchema = z.object({
  address: z.string(),
  is: z.enum(['ok', 'moved', 'gone', 'blocked', 'unsure']),
  reason: z.string(),
  checkedAt: instant,
  /** When it was there last; null for never. */
  seenAt: instant.nullable(),
  movedTo: z.string().nullable(),
  /** When it was missing, since it was there last. */
  missingAt: z.array(instant),
})
const findingsSchema = z.object({ format: z.literal('parley-links'), sources: z.record(z.string(), findingSchema) })

export type Finding = z.infer<typeof findingSchema>
/** By the id of the source. */
export type Findings = Readonly<Record<string, Finding>>

const WEEK_MS = 7 * 86_400_000
/** So often it must have been missing, a week or more apart each time, to be gone. */
const TIMES_MISSING = 3

/** What is known of an address after it was checked once more; `before` is of no use where the source names another by now. */
export function nextFinding(
  address: string,
  { verdict, reason, movedTo }: Checked,
  at: string,
  before?: Finding,
): Finding {
  const known = before?.address === address ? before : undefined
  const isThere = verdict === 'ok' || verdict === 'moved'
  const missingAt = isThere ? [] : missingTimes(known?.missingAt ?? [], verdict === 'missing' ? at : null)
  const isGone = verdict === 'missing' && missingAt.length >= TIMES_MISSING
  return {
    address,
    is: verdict === 'missing' ? (isGone ? 'gone' : 'unsure') : verdict,
    reason,
    checkedAt: at,
    seenAt: isThere ? at : (known?.seenAt ?? null),
    movedTo,
    missingAt,
  }
}

function missingTimes(before: readonly string[], at: string | null): string[] {
  const last = before.at(-1)
  if (at === null || (last !== undefined && Date.parse(at) - Date.parse(last) < WEEK_MS)) return [...before]
  return [...before, at]
}

export const findingsText = (findings: Findings): string =>
  `${JSON.stringify({ format: 'parley-links', sources: Object.fromEntries(Object.entries(findings).sort(([a], [b]) => (a < b ? -1 : 1))) }, null, 1)}\n`

/** Null for what is no list of findings. */
export function readFindings(text: string): Findings | null {
  try {
    return findingsSchema.safeParse(JSON.parse(text)).data?.sources ?? null
  } catch {
    return null
  }
}
