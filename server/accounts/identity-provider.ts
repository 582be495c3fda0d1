import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Identity } from '../domain/accounts/account.ts'
import { beginning } from '../domain/text/shortened.ts'

export interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
}

/** Another site at which people have an account (OpenID Connect). */
export interface IdentityProvider {
  readonly name: string
  /** Where somebody goes to say who they are, and what they have to bring back. Rejects with `ProviderError`. */
  begin(redirectUri: string): Promise<{ readonly address: string; readonly expected: Expected }>
  /** Who has come back to `address`. Rejects with `ProviderError`. */
  finish(address: URL, expected: Expected): Promise<ProvenIdentity>
}

export interface Expected {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type ProvenIdentity = Pick<Identity, 'issuer' | 'subject' | 'label'>

/** In words for whoever wants to sign in; the cause is for the log. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly isUnreachable: boolean

  constructor(message: string, { isUnreachable, cause }: { readonly isUnreachable: boolean; readonly cause: unknown }) {
    super(message, { cause })
    this.isUnreachable = isUnreachable
  }
}

const TIMEOUT_SECONDS = 10
const LONGEST_LABEL = 100

/** Asks nothing of the provider before somebody wants to sign in there: one that is away does not keep the site from starting. */
export function createIdentityProvider({ issuer, clientId, clientSecret, name }: ProviderSettings): IdentityProvider {
  const { host, protocol } = new URL(issuer)
  let known: Promise<Configuration> | undefined

  function configuration(): Promise<Configuration> {
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      // Never but on this machine: see OIDC_ISSUER.
      execute: protocol === 'http:' ? [allowInsecureRequests] : [],
    }).catch(cause => {
      // The next who comes asks again.
      known = undefined
      throw unreachable(cause)
    })
    return known
  }

  const unreachable = (cause: unknown) =>
    new ProviderError(`${name} (${host}) can’t be reached at the moment. Try again later, or sign in in another way.`, {
      isUnreachable: true,
      cause,
    })

  return {
    name,
    async begin(redirectUri) {
      const config = await configuration()
      const expected = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const address = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: expected.state,
        nonce: expected.nonce,
        code_challenge: await calculatePKCECodeChallenge(expected.verifier),
        code_challenge_method: 'S256',
      })
      return { address: address.href, expected }
    },
    async finish(address, { state, nonce, verifier }) {
      const config = await configuration()
      try {
        const tokens = await authorizationCodeGrant(config, address, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) throw new Error('There is no ID token.')
        // What a provider tells of somebody stands in its user info; the token says who it is.
        const info = config.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(config, tokens.access_token, claims.sub)
          : claims
        const label = [info['preferred_username'], info['email'], info['name']].find(isText) ?? claims.sub
        return { issuer: claims.iss, subject: claims.sub, label: beginning(label, LONGEST_LABEL) }
      } catch (cause) {
        if (isNetworkFailure(cause)) throw unreachable(cause)
        throw new ProviderError(`${name} did not say who you are. Begin again, or sign in in another way.`, {
          isUnreachable: false,
          cause,
        })
      }
    },
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

const isNetworkFailure = (cause: unknown): boolean =>
  cause instanceof Error && (cause.message === 'fetch failed' || ('code' in cause && cause.code === 'OAUTH_TIMEOUT'))
