// RO-Crate 1.1 (https://w3id.org/ro/crate/1.1): what a folder of research data is, for programs that collect such folders.

const CONTEXT = 'https://w3id.org/ro/crate/1.1'

export interface CrateOrigin {
  readonly title: string
  readonly description: string
  /** A licence by its SPDX name or in words; null where none is stated. */
  readonly license: string | null
  readonly citation: string
  readonly publicUrl: string | null
  /** Of the last revision; an ISO 8601 instant. */
  readonly at: string
  readonly version: string
}

export interface CratePart {
  /** A file, or a folder with a slash at its end; relative to the crate. */
  readonly id: string
  readonly name: string
  readonly description: string
  /** A media type; null for a folder. */
  readonly format: string | null
  readonly bytes?: number
}

export const CRATE_FILE = 'ro-crate-metadata.json'

export function roCrate(origin: CrateOrigin, parts: readonly CratePart[]): string {
  const license = origin.license === null ? null : licenseOf(origin.license)
  const graph = [
    {
      '@id': CRATE_FILE,
      '@type': 'CreativeWork',
      conformsTo: { '@id': CONTEXT },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      name: origin.title,
      description: origin.description,
      datePublished: origin.at.slice(0, 10),
      dateModified: origin.at,
      version: origin.version,
      creditText: origin.citation,
      ...(origin.publicUrl !== null && { url: origin.publicUrl }),
      ...(license && { license: { '@id': license['@id'] } }),
      hasPart: parts.map(({ id }) => ({ '@id': id })),
    },
    ...parts.map(({ id, name, description, format, bytes }) => ({
      '@id': id,
      '@type': format === null ? 'Dataset' : 'File',
      name,
      description,
      ...(format !== null && { encodingFormat: format }),
      ...(bytes !== undefined && { contentSize: String(bytes) }),
    })),
    ...(license ? [license] : []),
  ]
  return `${JSON.stringify({ '@context': `${CONTEXT}/context`, '@graph': graph }, null, 1)}\n`
}

const licenseOf = (license: string) => ({
  '@id': /^[A-Za-z0-9.+-]+$/.test(license) ? `https://spdx.org/licenses/${license}` : '#license',
  '@type': 'CreativeWork',
  name: license,
})
