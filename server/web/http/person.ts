import type { IncomingMessage } from 'node:http'
import type { Role } from '../../domain/accounts/roles.ts'
import { words } from '../../domain/language/words.ts'
import { ForbiddenError } from './http-error.ts'

/** Who makes a request, as far as it is known here. */
export interface Person {
  /** Never changes and names nobody; null for everybody at this machine, while there are no accounts. */
  readonly account: string | null
  /** As they chose to be called in public: it stands in the journal for good. */
  readonly name: string
  readonly role: Role
  /** Whether they only look: a program with a token for that. */
  readonly onlyReads?: true
  /** Whether it is a program of an administrator that may change what is said of the record as such, and nothing else of theirs. */
  readonly changesSettings?: true
}

/** Until there are accounts, everybody at this machine is one person. */
export const EVERYBODY_HERE: Person = { account: null, name: 'local-editor', role: 'administrator' }

const people = new WeakMap<IncomingMessage, Person>()

/** Notes once, where requests come in, who makes this one. */
export const isMadeBy = (req: IncomingMessage, person: Person): void => {
  people.set(req, person)
}

const forOne = new WeakSet<IncomingMessage>()

/** Notes that readers do not get what is asked for: it may show who asks. */
export const answersOne = (req: IncomingMessage): void => {
  forOne.add(req)
}

export const isForOne = (req: IncomingMessage): boolean => forOne.has(req)

/** Null for a reader, of whom nothing is known. */
export const personOf = (req: IncomingMessage): Person | null => people.get(req) ?? null

/** Who asks at an address that readers do not reach. */
export function writerOf(req: IncomingMessage): Person {
  const person = personOf(req)
  if (person === null) throw new ForbiddenError(words().errors.forWriters)
  return person
}
