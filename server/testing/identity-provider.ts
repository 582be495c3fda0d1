import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

// A real provider of OpenID Connect on this machine, at which everybody is who they say they are.

export interface TestProvider {
  readonly env: Readonly<Record<string, string>>
  readonly issuer: string
  /** It answers from now on, and leads back to this site alone. */
  serve(site: string): void
  close(): Promise<void>
}

const CLIENT = { client_id: 'parley', client_secret: 'a secret of the two sites' }

export async function openTestProvider(): Promise<TestProvider> {
  let answer: RequestListener = (_req, res) => void res.writeHead(503).end()
  const server = createServer((req, res) => answer(req, res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    env: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: 'the Newsroom',
    },
    serve(site) {
      const provider = new Provider(issuer, {
        clients: [{ ...CLIENT, redirect_uris: [`${site}/login/oidc/callback`] }],
        cookies: { keys: ['only for tests'] },
        claims: { openid: ['sub'], email: ['email'], profile: ['preferred_username'] },
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => ({ sub: id, preferred_username: `${id} of the Newsroom`, email: 'shared@example.org' }),
        }),
      })
      answer = provider.callback()
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
