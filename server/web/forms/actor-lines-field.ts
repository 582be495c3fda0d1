import type { Actor } from '../../domain/entries/actor.ts'
import { parseEntry } from '../../domain/entries/entries.ts'
import { actorIn, typedActor } from './actor-lines.ts'
import type { Field } from './field.ts'
import type { FormReader } from './form-reader.ts'
import { nameIn } from './lookup.ts'
import type { Look } from './shown.ts'

/** Several actors, one a line; those that the record does not have come into it with the entry. */
export const actorLines = <N extends string>(
  name: N,
  label: string,
  look: Look,
): Field<{ readonly [K in N]: readonly string[] }, N> => ({
  ...look,
  name,
  label,
  typed: ({ [name]: ids }, { record }) =>
    ids
      .flatMap(id => record.find('actor', id) ?? [])
      .map(typedActor)
      .join('\n'),
  read: (typed, { reader, part }) => ({
    [name]: [...new Set(linesOf(typed).flatMap(line => idIn(line, reader, part + name)))],
  }),
  inWords: ({ [name]: ids }, record) => ids.map(id => nameIn(record as never, 'actor', id)).join('\n'),
})

const linesOf = (typed: string): string[] => typed.split('\n').filter(line => line.trim() !== '')

function idIn(line: string, reader: FormReader, path: string): string[] {
  const read = actorIn(line, reader.record)
  if (!read.ok) {
    reader.report(path, read.message)
    return []
  }
  const stored = reader.record.find('actor', read.actor.id)
  if (stored && stored.kind !== read.actor.kind)
    reader.report(path, `“${stored.name}” stands in the record as something else. Correct that on its own page.`)
  return stored ? [stored.id] : newcomer(read.actor, reader, path)
}

function newcomer(actor: Actor, reader: FormReader, path: string): string[] {
  const parsed = parseEntry('actor', actor)
  if (!parsed.ok) {
    reader.reportAll(parsed.problems, () => path)
    return []
  }
  if (!reader.newActors.some(({ id }) => id === actor.id)) reader.newActors.push(parsed.entry)
  return [actor.id]
}
