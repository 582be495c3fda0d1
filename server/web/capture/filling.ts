import { dateInWords } from '../../domain/dates/words.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { EVENTS } from '../editing/entry-kind.ts'
import { LISTED } from '../events/form/listed-participants.ts'
import { typedName } from '../forms/lookup.ts'
import { withGroups, withSingle } from '../forms/rearranging.ts'
import { sourceOf } from '../forms/report.ts'
import type { EntryForm, Member } from '../forms/shape.ts'
import type { Looked, Ticked } from './looking.ts'

/** The form of a milestone with what was ticked, in the words in which somebody would type it. */
export function milestoneForm(
  { single }: EntryForm,
  looked: Looked,
  ticked: Ticked,
  record: NegotiationRecord,
): EntryForm {
  const empty = EVENTS.empty(record, () => '')
  const citation = citationOf(single, looked, record)
  const quotes = looked.captured.quotes.flatMap(({ text }, index) => {
    const taken = ticked.quotes[index]
    if (!taken) return []
    const speaker = taken.speaker && typedName(record, 'actor', { id: taken.speaker })
    return [{ text, speaker, source: '1', ...(looked.language !== null && { language: looked.language }) }]
  })
  const begun = withSingle(empty, {
    when: ticked.date && dateInWords(ticked.date),
    title: (single['title'] ?? '').trim() || (looked.source?.title ?? ''),
    [LISTED.name]: ticked.actors.map(id => typedName(record, 'actor', { id })).join('\n'),
  })
  return inPlaceOf(begun, {
    citations: citation ? [citation] : [],
    places: ticked.places.map(name => ({ name })),
    quotes,
  })
}

/** What was found stands instead of the empty parts with which a form begins. */
function inPlaceOf(form: EntryForm, found: Readonly<Record<string, readonly Member[]>>): EntryForm {
  const filled = Object.entries(found).filter(([, members]) => members.length > 0)
  const emptied = { ...form.groups, ...Object.fromEntries(filled.map(([path]) => [path, []])) }
  return filled.reduce<EntryForm>((larger, [path, members]) => withGroups(larger, path, members), {
    ...form,
    groups: emptied,
  })
}

function citationOf(single: Member, { source, language }: Looked, record: NegotiationRecord): Member | undefined {
  if (source) return { source: typedName(record, 'source', source) }
  const [url = '', title = '', publisher = '', published = ''] = ['url', 'title', 'publisher', 'published'].map(name =>
    (single[name] ?? '').trim(),
  )
  if (url === '' && title === '' && publisher === '') return undefined
  const read = sourceOf({ url, title, published }, record)
  if (read['source'] !== '') return read
  return {
    ...(language !== null && { 'new.language': language }),
    ...read,
    ...(publisher !== '' && { 'new.publisher': publisher }),
  }
}
