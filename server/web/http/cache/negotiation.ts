export type Coding = 'br' | 'gzip' | 'identity'

const SERVER_PREFERENCE: readonly Coding[] = ['br', 'gzip', 'identity']
const NO_PREFERENCE: readonly Coding[] = ['identity']

/**
 * Reads Accept-Encoding headers. Browsers send a handful of different ones: each is parsed once, and a stranger's
 * thousand others do not pile up.
 */
export function createCodingReader(): (header: string | undefined) => readonly Coding[] {
  const parsed = new Map<string, readonly Coding[]>()
  return header => {
    if (header === undefined) return NO_PREFERENCE
    const known = parsed.get(header)
    if (known !== undefined) return known
    const codings = parseAcceptEncoding(header)
    if (parsed.size >= 64) parsed.clear()
    if (header.length <= 256) parsed.set(header, codings)
    return codings
  }
}

/**
 * Codings that may be sent, the best first, never empty (RFC 9110 section 12.5.3). Identity is acceptable unless it is
 * excluded; when nothing at all is, the header is disregarded, as section 12.4.1 permits, instead of a 406.
 */
function parseAcceptEncoding(header: string): readonly Coding[] {
  const weights = new Map<string, number>()
  for (const member of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = member.split(';').map(part => part.trim())
    const quality = parameters.find(parameter => parameter.startsWith('q='))?.slice(2)
    const weight =
      quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight)
  }
  const weightOf = (coding: Coding) =>
    weights.get(coding) ?? weights.get('*') ?? (coding === 'identity' ? Number.MIN_VALUE : 0)
  const accepted = SERVER_PREFERENCE.filter(coding => weightOf(coding) > 0)
  return accepted.length === 0 ? NO_PREFERENCE : accepted.sort((a, b) => weightOf(b) - weightOf(a))
}
