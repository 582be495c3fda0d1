/** A name and what stands under it; what is looked up as it is written comes as a generator, and stands as a list. */
export type Field = readonly [name: string, value: unknown]

const SLICE = 20

/** An object as indented JSON with a final line break, its lists a few items at a time; the first piece is the head. */
export function* jsonPieces(head: object, fields: Iterable<Field>): Generator<string> {
  yield JSON.stringify(head, null, 2).slice(0, -'\n}'.length)
  for (const [name, value] of fields) {
    if (value === undefined) continue
    yield `,\n  ${JSON.stringify(name)}: `
    if (isList(value)) yield* list(value)
    else yield JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')
  }
  yield '\n}\n'
}

const isList = (value: unknown): value is Iterable<unknown> =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value)

function* list(items: Iterable<unknown>): Generator<string> {
  let before = '['
  let slice: unknown[] = []
  for (const item of items) {
    slice.push(item)
    if (slice.length < SLICE) continue
    yield before + indented(slice)
    before = ','
    slice = []
  }
  if (slice.length > 0) yield before + indented(slice)
  yield before === '[' && slice.length === 0 ? '[]' : '\n  ]'
}

/** As in a list of the object, with the line break before each. */
const indented = (items: readonly unknown[]): string =>
  JSON.stringify([items], null, 2).slice('[\n  ['.length, -'\n  ]\n]'.length)
