import { LIMITS } from './fields.ts'

/** `wanted`, `wanted-2`, `wanted-3` … without end, none longer than an id may be. */
export function* candidateIds(wanted: string): Generator<string, never> {
  yield wanted
  for (let number = 2; ; number++) {
    const tail = `-${number}`
    yield wanted.slice(0, LIMITS.id - tail.length).replace(/-$/, '') + tail
  }
}

export function firstFree(wanted: string, isTaken: (id: string) => boolean): string {
  const candidates = candidateIds(wanted)
  let id = candidates.next().value
  while (isTaken(id)) id = candidates.next().value
  return id
}
