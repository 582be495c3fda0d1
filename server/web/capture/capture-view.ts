import type { NameDoubt, ProposedName, ProposedQuote } from '../../domain/capture/capture.ts'
import { LANGUAGES_OF_DATES } from '../../domain/capture/date-finders.ts'
import type { DateDoubt } from '../../domain/capture/dates.ts'
import type { Passage } from '../../domain/capture/passages.ts'
import { dateInWords } from '../../domain/dates/words.ts'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { anchorOf, type FieldView, fieldViews, formContext, type Option } from '../forms/field-view.ts'
import { languageName } from '../forms/languages.ts'
import { nameIn } from '../forms/lookup.ts'
import { sourceOf } from '../forms/report.ts'
import type { EntryForm } from '../forms/shape.ts'
import { counted } from '../site/count-words.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { bookmarklet } from './bookmarklet.ts'
import { ABOUT, digestOf, TEXT } from './capture-form.ts'
import type { Looked, Ticked } from './looking.ts'

export interface CapturePage {
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  readonly notice: string | null
  readonly text: FieldView
  readonly about: readonly FieldView[]
  readonly found: FoundView | null
  /** Code of the bookmark; null where the site does not know its own address. */
  readonly bookmarklet: string | null
}

interface FoundView {
  readonly seen: string
  /** Such as “3 dates, 12 names and 4 quotations, in English”. */
  readonly counts: string
  /** What is to be known of the text as a whole. */
  readonly remarks: readonly string[]
  /** BCP 47, of the passages; null where it is not known. */
  readonly language: string | null
  readonly dates: readonly ChoiceView[]
  readonly isUndated: boolean
  readonly relative: readonly PassageView[]
  readonly actors: readonly ChoiceView[]
  readonly places: readonly ChoiceView[]
  readonly quotes: readonly QuoteView[]
  readonly source: SourceView
}

export interface PassageView {
  readonly before: string
  readonly words: string
  readonly after: string
}

export interface ChoiceView {
  readonly id: string
  readonly value: string
  readonly label: string
  readonly isTicked: boolean
  /** Why it is not ticked by itself, or what else there is to say; empty for nothing. */
  readonly remark: string
  readonly passage: PassageView
}

interface QuoteView extends Omit<ChoiceView, 'value'> {
  /** Of its fields, such as `quotes.3.`. */
  readonly part: string
  readonly speakers: readonly Option[]
}

interface SourceView {
  /** The report itself, where the record has it. */
  readonly known: SureLink | null
  readonly remark: string
}

export const CAPTURE_TEMPLATE = template<CapturePage>('capture/capture', { styles: 'texts' })

export interface CaptureOptions {
  readonly record: NegotiationRecord
  readonly form: EntryForm
  readonly problems: readonly EntryProblem[]
  readonly notice?: string | null
  readonly found?: { readonly looked: Looked; readonly ticked: Ticked }
  /** Of this page, in full. */
  readonly address: string | null
}

const ROWS_ONCE_FOUND = 5

export function toCapturePage({ record, form, problems, notice, found, address }: CaptureOptions): CapturePage {
  const context = formContext(form, record, problems, '')
  const shownText = found ? { ...TEXT, rows: ROWS_ONCE_FOUND } : TEXT
  const [text, ...about] = fieldViews([shownText, ...ABOUT], '', form.single, context)
  return {
    problems: problems.map(({ path, message }) => ({ href: `#${anchorOf(path)}`, message })),
    notice: notice ?? null,
    text: text as FieldView,
    about,
    found: found ? foundView(form, found.looked, found.ticked, record) : null,
    bookmarklet: address === null ? null : bookmarklet(address),
  }
}

const DATE_DOUBTS: Readonly<Record<DateDoubt, string>> = {
  ambiguous: 'The words leave open which day it is',
  spoken: 'Said in a quotation, perhaps on another day',
  dateline: 'The day of the report',
  ahead: 'After the report',
  part: 'The words beside it say more',
}

const NAME_DOUBTS: Readonly<Record<NameDoubt, string>> = {
  shared: 'Several are called that',
  surname: 'May be somebody else of that name',
  mentioned: 'Named, not said to have taken part',
}

const PLACE_DOUBT = 'Named, not said to be where it happened'

const QUOTE_DOUBTS: Readonly<Record<NonNullable<ProposedQuote['doubt']>, string>> = {
  fragment: 'A word or two',
  unspoken: 'Not said to have been spoken: perhaps a name or a title',
}

function foundView(form: EntryForm, looked: Looked, ticked: Ticked, record: NegotiationRecord): FoundView {
  const { text = '' } = form.single
  const { captured, language } = looked
  const cut = (passage: Passage) => passageView(text, passage)
  const names = (
    kind: string,
    found: readonly ProposedName[],
    taken: readonly string[],
    doubtOf: (doubt: NameDoubt) => string,
    nameOf: (id: string) => string,
  ) =>
    surestFirst(found).map(({ id, doubt, passage, times }, index) => ({
      id: `${kind}-${index}`,
      value: id,
      label: nameOf(id),
      isTicked: taken.includes(id),
      remark: [doubt ? doubtOf(doubt) : '', times > 1 ? `${times} times in all` : ''].filter(Boolean).join('; '),
      passage: cut(passage),
    }))
  const actorName = (id: string) => nameIn(record, 'actor', id)
  return {
    seen: digestOf(form),
    counts: countsOf(looked),
    remarks: remarksOf(looked),
    language,
    dates: captured.dates.map(({ edtf, doubt, passage }, index) => ({
      id: `date-${index}`,
      value: edtf,
      label: dateInWords(edtf),
      isTicked: ticked.date === edtf,
      remark: doubt ? DATE_DOUBTS[doubt] : '',
      passage: cut(passage),
    })),
    isUndated: ticked.date === '',
    relative: captured.relative.map(cut),
    actors: names('actor', captured.actors, ticked.actors, doubt => NAME_DOUBTS[doubt], actorName),
    places: names(
      'place',
      captured.places,
      ticked.places,
      () => PLACE_DOUBT,
      name => name,
    ),
    quotes: captured.quotes.map((quote, index) => ({
      id: `quote-${index}`,
      part: `quotes.${index}.`,
      label: quote.text,
      isTicked: ticked.quotes[index] != null,
      remark: quote.doubt ? QUOTE_DOUBTS[quote.doubt] : '',
      passage: { ...cut(quote.passage), words: inShort(text.slice(quote.passage.start, quote.passage.end)) },
      speakers: speakersOf(quote, ticked.quotes[index]?.speaker ?? quote.speaker ?? '', captured.actors, actorName),
    })),
    source: sourceView(form, looked, record),
  }
}

const surestFirst = (names: readonly ProposedName[]): ProposedName[] => [
  ...names.filter(({ doubt }) => doubt === null),
  ...names.filter(({ doubt }) => doubt !== null),
]

const MOST_WORDS = 8

/** A quotation stands in full beside its passage, which shows what is around it. */
function inShort(words: string): string {
  const all = words.split(/\s+/)
  return all.length <= MOST_WORDS ? words : `${all.slice(0, 4).join(' ')} … ${all.slice(-3).join(' ')}`
}

function speakersOf(
  { guess, speaker }: ProposedQuote,
  chosen: string,
  actors: readonly ProposedName[],
  nameOf: (id: string) => string,
): Option[] {
  const isGuess = guess !== null && speaker === null
  const option = (id: string): Option => ({
    value: id,
    label: isGuess && id === guess ? `${nameOf(id)} (perhaps)` : nameOf(id),
    isChosen: id === chosen,
  })
  const others = actors.flatMap(({ id }) => (id === guess ? [] : [id]))
  return [
    { value: '', label: 'Choose who spoke', isChosen: chosen === '' },
    ...[...(guess === null ? [] : [guess]), ...others].map(option),
  ]
}

const passageView = (text: string, { start, end, sentence }: Passage): PassageView => ({
  before: text.slice(sentence.start, start).trimStart(),
  words: text.slice(start, end),
  after: text.slice(end, sentence.end).trimEnd(),
})

function countsOf({ captured, language }: Looked): string {
  const { dates, actors, places, quotes } = captured
  const counts = [
    counted(dates.length, 'date', 'dates'),
    counted(actors.length, 'name', 'names'),
    counted(places.length, 'place', 'places'),
    counted(quotes.length, 'quotation', 'quotations'),
  ]
  const list = LIST.format(counts)
  return language === null ? list : `${list}, in ${languageName(language)}`
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })
const DATED = LIST.format(LANGUAGES_OF_DATES.map(languageName).sort())

function remarksOf({ captured, language, findsDates }: Looked): string[] {
  const { tags, cut } = captured
  return [
    ...(language === null
      ? ['In which language it is could not be told. Names and quotations are found all the same.']
      : []),
    ...(findsDates ? [] : [`Dates are found in ${DATED} alone. Type the date in the form.`]),
    ...(tags === null
      ? []
      : [
          `${counted(tags.count, 'HTML tag', 'HTML tags')}, such as ${tags.first}, were taken for text. Copy the report from the page as it is read, not from its source.`,
        ]),
    ...(cut.length === 0 ? [] : [`There are more ${cut.join(' and ')} in it than are shown here: paste a part of it.`]),
  ]
}

function sourceView({ single }: EntryForm, { source }: Looked, record: NegotiationRecord): SourceView {
  if (source)
    return {
      known: { text: source.title, href: paths.source(source.id) },
      remark: 'The record has this source: it is cited.',
    }
  const [url = '', title = '', publisher = ''] = ['url', 'title', 'publisher'].map(name => (single[name] ?? '').trim())
  if (url === '' && title === '')
    return { known: null, remark: 'Nothing is known of it yet. Give its address above, or fill it in with the form.' }
  const known = sourceOf({ url, title, published: '' }, record)
  const by = publisher || known['new.publisher'] || ''
  return {
    known: null,
    remark:
      by === ''
        ? 'New to the record.'
        : `New to the record, published by ${by}${publisher === '' ? ' as others from there' : ''}.`,
  }
}
