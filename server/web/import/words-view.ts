import { EVENT_KINDS } from '../../domain/entries/event.ts'
import type { UnknownWord } from '../../domain/importing/known-words.ts'
import { LEFT_OUT, WORD_LISTS, type WordList } from '../../domain/importing/sheet-mapping.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { ownWordsOf } from '../../domain/record/own-words.ts'
import { shortened } from '../../domain/text/shortened.ts'
import type { FieldView, Option } from '../forms/field-view.ts'
import { nameIn } from '../forms/lookup.ts'
import { counted } from '../site/count-words.ts'
import { wordField, wordName } from './mapping-form.ts'

// The words of a sheet that the record does not know, and what may become of them.

export interface WordPart {
  readonly heading: string
  readonly hint: string
  readonly items: readonly {
    readonly hidden: { readonly name: string; readonly value: string }
    readonly field: FieldView
  }[]
  readonly more: string
}

export type MakeField = (name: string, label: string, more?: Partial<FieldView>) => FieldView

export const choices = (words: Readonly<Record<string, string>>, chosen: string): Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label, isChosen: value === chosen }))

const MOST_WORDS = 60

const HINTS: Readonly<Record<WordList, string>> = {
  kinds: 'New ones come into the record’s own list of kinds.',
  actors: 'Those that nobody is named for are added. Type whom the record has, or “-” to leave somebody out.',
  issues: 'New ones come into the record’s list of issues.',
  tables: 'New ones come into the list of the negotiation.',
  stages: 'New ones come into the record’s list of stages.',
  negotiations: 'A negotiation is described before its milestones come in.',
}

export function wordParts(
  record: NegotiationRecord,
  unknown: readonly UnknownWord[],
  typed: ReadonlyMap<string, string>,
  field: MakeField,
): readonly WordPart[] {
  const lists = Object.keys(WORD_LISTS) as WordList[]
  return lists.flatMap(list => {
    const found = unknown.filter(one => one.list === list)
    if (found.length === 0) return []
    const options = list === 'actors' ? undefined : knownWords(record, list)
    const items = found.slice(0, MOST_WORDS).map(({ word, rows, as }, index) => {
      const at = wordField(list, index)
      const label = `${shortened(word, 80)} (${counted(rows, 'row', 'rows')})`
      const view = options
        ? field(at, label, {
            options: choices(
              { ...(list === 'negotiations' ? { '': 'Choose' } : { '': 'New', [LEFT_OUT]: 'Left out' }), ...options },
              as,
            ),
          })
        : field(at, label, {
            value: typed.get(at) ?? (as === '' || as === LEFT_OUT ? as : nameIn(record, 'actor', as)),
            list: 'actors',
          })
      return { hidden: { name: wordName(list, index), value: word }, field: view }
    })
    const left = found.length - items.length
    return [
      {
        heading: `${WORD_LISTS[list]} that the record does not know`,
        hint: HINTS[list],
        items,
        more: left > 0 ? `and ${left.toLocaleString('en')} more` : '',
      },
    ]
  })
}

function knownWords(record: NegotiationRecord, list: Exclude<WordList, 'actors'>): Readonly<Record<string, string>> {
  if (list === 'negotiations') return Object.fromEntries(record.list('process').map(({ id, title }) => [id, title]))
  const own = ownWordsOf(record)[list]
  const all = list === 'kinds' ? { ...EVENT_KINDS, ...own } : own
  return Object.fromEntries(Object.entries(all).map(([id, { label }]) => [id, label]))
}

const MOST_ACTORS = 500

export const actorNames = (record: NegotiationRecord): string[] =>
  record
    .list('actor')
    .slice(0, MOST_ACTORS)
    .map(({ name }) => name)
