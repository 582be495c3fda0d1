import type { IncomingMessage } from 'node:http'

/** Headers that proxies, load balancers and content networks are known to add, by their names or what these begin with. */
const NAMES = new Set(
  `forwarded forwarded-for via x-real-ip x-client-ip x-cluster-client-ip x-originating-ip x-remote-ip x-remote-addr
  x-proxyuser-ip client-ip true-client-ip proxy-client-ip wl-proxy-client-ip proxy-connection x-proxy-id x-scheme
  x-original-host x-original-proto x-original-url x-rewrite-url x-host x-url-scheme front-end-https cdn-loop
  x-request-start x-varnish x-akamai-config-log-detail akamai-origin-hop x-sucuri-clientip incap-client-ip
  fastly-client-ip fastly-ff fly-client-ip x-cloud-trace-context x-arr-ssl x-arr-log-id x-appengine-user-ip
  x-haproxy-server-state x-bluecoat-via surrogate-capability max-forwards`.split(/\s+/),
)
const FAMILIES =
  /^(x-forwarded($|-)|x-original-forwarded-|x-envoy-|x-amzn-|x-amz-cf-|cloudfront-|cf-|x-azure-|x-fd-|x-vercel-|x-nf-|fly-)/

/**
 * What in a request says that it has passed a proxy: a header, or HTTP/1.0, which nginx speaks to what stands behind it when
 * nobody has told it otherwise, and browsers do not. Null proves nothing: a proxy may leave no trace.
 */
export function proxyTrace({ httpVersion, headers }: Pick<IncomingMessage, 'httpVersion' | 'headers'>): string | null {
  if (httpVersion === '1.0' || httpVersion === '0.9') return `HTTP/${httpVersion}`
  return Object.keys(headers).find(name => NAMES.has(name) || FAMILIES.test(name)) ?? null
}
