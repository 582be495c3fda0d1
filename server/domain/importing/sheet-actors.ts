import type { Actor } from '../entries/actor.ts'
import { PARTS, type TimelineEvent } from '../entries/event.ts'
import { firstFree } from '../entries/free-ids.ts'
import { tidied } from '../text/pasted-text.ts'
import { slugOf } from '../text/slug.ts'
import type { KnownWords, Told } from './known-words.ts'
import { type MappedRow, partsOf } from './row.ts'
import { columnKey, termCalled } from './sheet-fields.ts'
import type { SheetMapping } from './sheet-mapping.ts'

type Participant = TimelineEvent['participants'][number]

/** Who took part in the rows of a sheet: actors of the record, and new ones. */
export class SheetActors {
  readonly #words: KnownWords
  readonly #record: Told
  readonly #mapping: SheetMapping
  readonly #new = new Map<string, Actor>()
  readonly #ids = new Map<string, string>()

  constructor(words: KnownWords, record: Told, mapping: SheetMapping) {
    this.#words = words
    this.#record = record
    this.#mapping = mapping
  }

  /** Those who are there already stay; what the row says of them counts. */
  participantsOf(row: MappedRow, current: readonly Participant[]): Participant[] {
    const parts = row
      .parts('parts')
      .flatMap(part => this.#commaParts(part, word => termCalled(PARTS, word) !== undefined))
    const participants = [...current]
    for (const [index, name] of this.namesIn(row).entries()) {
      const actor = this.idOf(name)
      if (actor === undefined) continue
      const word = parts[index]
      const said = word === undefined ? undefined : (termCalled(PARTS, word) as Participant['part'] | undefined)
      if (word !== undefined && said === undefined)
        row.refuse('parts', `“${word}” is none of: ${Object.keys(PARTS).join(', ')}.`)
      const at = participants.findIndex(one => one.actor === actor && (said === undefined || one.part === said))
      if (at !== -1) continue
      const other = participants.findIndex(one => one.actor === actor)
      if (other !== -1 && current.filter(one => one.actor === actor).length === 1 && said !== undefined)
        participants[other] = { ...(participants[other] as Participant), part: said }
      else participants.push({ actor, part: said ?? 'party' })
    }
    return participants
  }

  namesIn = (row: MappedRow): string[] => [
    ...new Set(
      row.parts('participants').flatMap(part => this.#commaParts(part, name => this.#words.isKnown('actors', name))),
    ),
  ]

  /** The id of the actor with this name; undefined where they are left out. */
  idOf(name: string): string | undefined {
    const found = this.#words.find('actors', name)
    if (found === 'left out') return undefined
    if (found !== 'new') return found.id
    const key = columnKey(name) || name
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = firstFree(
      slugOf(name, 60) || 'actor',
      taken => this.#new.has(taken) || this.#record.history(taken).length > 0,
    )
    const externalIds = [{ scheme: this.#mapping.dataSet, value: name }]
    this.#new.set(id, { id, name: tidied(name), aliases: [], kind: this.#mapping.actorKind, offices: [], externalIds })
    this.#ids.set(key, id)
    return id
  }

  /** New actors that these ids name. */
  newOnes(ids: ReadonlySet<string>): Actor[] {
    return [...this.#new.values()].filter(({ id }) => ids.has(id))
  }

  /** Names have commas, too: where there is nothing else between several, each may be one. */
  #commaParts(text: string, isKnown: (part: string) => boolean): string[] {
    return !text.includes(',') || isKnown(text) ? [text] : partsOf(text, /,/)
  }
}
