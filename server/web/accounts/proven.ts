import type { IncomingMessage } from 'node:http'
import type { Errand } from '../../accounts/begun.ts'
import type { ProvenIdentity } from '../../accounts/identity-provider.ts'
import type { Keeping } from './keeping.ts'

type Bound = Exclude<Errand, { kind: 'sign-in' }>

/** Who somebody is elsewhere, where they went to say it for this and nothing else. */
export async function provenFor(
  { accounts, providerCookie }: Keeping,
  req: Pick<IncomingMessage, 'headers'>,
  errand: Bound,
): Promise<ProvenIdentity | undefined> {
  const found = await accounts.begun.proven.find(providerCookie.read(req) ?? '')
  return found && isSame(found.errand, errand) ? found.identity : undefined
}

const isSame = (one: Errand, other: Bound): boolean =>
  other.kind === 'join'
    ? one.kind === 'join' && one.token === other.token
    : one.kind === 'link' && one.account === other.account
