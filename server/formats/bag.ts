import { hash } from 'node:crypto'

// BagIt 1.0 (RFC 8493): a folder that says of itself what it holds, so that an archive can tell in fifty years whether it is whole.

export interface BaggedFile {
  /** Below `data`, parted by `/`. */
  readonly path: string
  /** SHA-256 in hexadecimal digits. */
  readonly digest: string
  readonly bytes: number
}

export interface BagInfo {
  readonly software: string
  readonly description: string
  /** Tells this from other states of the same. */
  readonly identifier: string
  /** An ISO 8601 instant. */
  readonly at: string
}

/** What stands in a bag beside its payload, by name. */
export function bagTags(payload: readonly BaggedFile[], info: BagInfo): ReadonlyMap<string, string> {
  const total = payload.reduce((sum, { bytes }) => sum + bytes, 0)
  const tags = new Map([
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'bag-info.txt',
      [
        ['Bag-Software-Agent', info.software],
        ['Bagging-Date', info.at.slice(0, 10)],
        ['External-Description', info.description],
        ['External-Identifier', info.identifier],
        ['Payload-Oxum', `${total}.${payload.length}`],
      ]
        .map(([label = '', value = '']) => `${label}: ${value.replace(/\s+/g, ' ').trim()}\n`)
        .join(''),
    ],
    ['manifest-sha256.txt', manifest(payload.map(({ path, digest }) => [`data/${path}`, digest]))],
  ])
  return tags.set('tagmanifest-sha256.txt', manifest([...tags].map(([name, text]) => [name, hash('sha256', text)])))
}

const manifest = (files: readonly (readonly [path: string, digest: string])[]): string =>
  files
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${encoded(path)}\n`)
    .join('')

/** The three signs that would end a line of a manifest, or stand for others (section 2.1.3). */
const encoded = (path: string): string => path.replace(/[%\r\n]/g, sign => encodeURIComponent(sign))
