import canonicalize from 'canonicalize'

/** RFC 8785: the one JSON text of a value, so that equal values are equal texts. */
// The package's declaration does not describe the module it ships.
export const canonicalJson = canonicalize as unknown as (value: unknown) => string
