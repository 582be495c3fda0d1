import { addDays, subMinutes } from 'date-fns'
import { z } from 'zod'
import { accountId, instant } from './account.ts'

// A browser in which somebody has signed in.

export const IDLE_DAYS = 14
export const LONGEST_DAYS = 90
export const FRESH_MINUTES = 15

/** When it was last used is only known to the hour: what is used all the time need not be written all the time. */
const SEEN_AGAIN_MS = 3_600_000

export const sessionSchema = z.object({
  /** The hash of what the browser holds, which is stored nowhere. */
  id: z.string(),
  account: accountId,
  created: instant,
  lastSeen: instant,
  /** Such as “Firefox on Linux”, so that people know their own from others. */
  browser: z.string().max(80),
})

export type Session = Readonly<z.infer<typeof sessionSchema>>

export const isAlive = ({ created, lastSeen }: Session, now: Date): boolean =>
  now < addDays(lastSeen, IDLE_DAYS) && now < addDays(created, LONGEST_DAYS)

export const wantsToBeSeen = ({ lastSeen }: Session, now: Date): boolean =>
  now.getTime() - Date.parse(lastSeen) >= SEEN_AGAIN_MS

/** Whether somebody has just proved who they are: whoever has found a browser in which they are signed in has not. */
export const isFresh = ({ created }: Session, now: Date): boolean => subMinutes(now, FRESH_MINUTES) < new Date(created)
