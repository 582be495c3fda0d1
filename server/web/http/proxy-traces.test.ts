import { describe, expect, it } from 'vitest'
import { proxyTrace } from './proxy-traces.ts'

const asked = (headers: Record<string, string>, httpVersion = '1.1') => ({
  httpVersion,
  headers: { host: '127.0.0.1:3000', 'user-agent': 'curl/8', accept: '*/*', ...headers },
})

describe('a request that has passed a proxy', () => {
  it.each([
    'via',
    'forwarded',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-server',
    'x-real-ip',
    'client-ip',
    'true-client-ip',
    'x-cluster-client-ip',
    'cf-connecting-ip',
    'cf-ray',
    'cdn-loop',
    'fastly-client-ip',
    'x-envoy-external-address',
    'x-amzn-trace-id',
    'x-azure-clientip',
    'x-original-forwarded-for',
    'x-varnish',
  ])('is known by %s', name => expect(proxyTrace(asked({ [name]: 'x' }))).toBe(name))

  it('is known by the version that nginx speaks when nobody tells it otherwise', () =>
    expect(proxyTrace(asked({ connection: 'close' }, '1.0'))).toBe('HTTP/1.0'))

  it('is not taken for one that a browser sends itself', () =>
    expect(
      proxyTrace(
        asked({
          origin: 'http://127.0.0.1:3000',
          referer: 'http://127.0.0.1:3000/events/new',
          'sec-fetch-site': 'same-origin',
          'sec-ch-ua-platform': '"Linux"',
          'upgrade-insecure-requests': '1',
          'accept-language': 'uk',
          priority: 'u=0, i',
          dnt: '1',
          'x-requested-with': 'test',
        }),
      ),
    ).toBeNull())
})
