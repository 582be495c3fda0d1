import { ParameterReader, type ParsedQuery } from '../parameters/parameter-reader.ts'

/** Which of several negotiations a list is of. */
export interface NegotiationQuery {
  /** Id; null for all. */
  readonly process: string | null
}

export const EVERY_NEGOTIATION: NegotiationQuery = { process: null }

export function parseNegotiationQuery(params: Iterable<readonly [string, string]>): ParsedQuery<NegotiationQuery> {
  const reader = new ParameterReader(params)
  return reader.finish({ process: readNegotiation(reader) })
}

export const readNegotiation = (reader: ParameterReader): string | null =>
  reader.once('process', [...new Set(reader.trimmed('process'))])

export const negotiationQueryString = ({ process }: NegotiationQuery): string =>
  process === null ? '' : new URLSearchParams({ process }).toString()
