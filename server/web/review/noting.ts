import type { AuditAct } from '../../domain/accounts/audit.ts'
import { fitted } from '../../domain/text/shortened.ts'
import type { Person } from '../http/person.ts'
import type { Reviewing } from './reviewing.ts'

const LONGEST = 200

/** For administrators. Without accounts nobody is known who could be named, but what was published alone is noted still. */
export function noted({ audit }: Reviewing, { account }: Person, act: AuditAct, detail: string): void {
  if (account !== null || act === 'published-alone') audit.note({ act, by: account, detail: fitted(detail, LONGEST) })
}
