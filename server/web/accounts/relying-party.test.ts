import { expect, it } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

const at = (publicUrl: string | null, host: string) =>
  relyingPartyOf(publicUrl, { protocol: 'http', headers: { host } })

it.each<[string | null, string, string, string]>([
  ['https://record.example.org', 'anything', 'record.example.org', 'https://record.example.org'],
  ['https://record.example.org:8443', 'anything', 'record.example.org', 'https://record.example.org:8443'],
  ['http://localhost:3000', 'anything', 'localhost', 'http://localhost:3000'],
  [null, 'localhost:3000', 'localhost', 'http://localhost:3000'],
])('%s, asked at %s, is %s', (publicUrl, host, id, origin) =>
  expect(at(publicUrl, host)).toEqual({ isPossible: true, id, origin }),
)

it.each<[string | null, string, string]>([
  [null, '127.0.0.1:3000', 'An IP address such as 127.0.0.1 can’t have passkeys. Open http://localhost:3000/ instead.'],
  [null, '[::1]', 'An IP address such as [::1] can’t have passkeys. Open http://localhost/ instead.'],
  [null, '192.0.2.7', 'as PUBLIC_URL'],
  ['http://127.0.0.1:3000', 'localhost:3000', 'An IP address'],
  ['https://192.0.2.7', 'localhost', 'An IP address'],
  ['http://record.example.org', 'localhost', 'https and a name'],
  // Anybody can send a Host: where nobody has said what the site is called, it has no name.
  [null, 'evil.example', 'https and a name'],
  [null, 'localhost.evil.example', 'https and a name'],
  [null, '', 'none that can have'],
  [null, 'a b', 'none that can have'],
])('%s, asked at “%s”, can have none: %s', (publicUrl, host, why) => {
  const party = at(publicUrl, host)
  expect(party.isPossible ? '' : party.why).toContain(why)
})
