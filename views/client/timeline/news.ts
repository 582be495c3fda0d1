import { monthName } from '../../../server/domain/dates/calendar-names.ts'
import { scriptWords } from '../../../server/domain/language/script-words.ts'
import { announce } from '../page/announce.ts'
import { keep, readKept } from '../page/kept.ts'

// What is new since a reader was here. The browser alone knows when that was: the page says to everybody what changed lately.

const says = scriptWords()

/** A break of this length ends a visit. */
const BREAK_MS = 30 * 60 * 1_000
/** As many changes as the page names at most. */
const NAMED = 60

interface Visits {
  /** Everything up to this revision has been seen. */
  readonly seen: number
  /** When that was. */
  readonly seenAt: string
  /** The revision that was shown last, and when. */
  readonly last: number
  readonly lastAt: string
}

interface News {
  /** Marks the milestones of a part of the page by a word. */
  mark(root: ParentNode): void
}

export function tellNews(page: Document): News {
  const line = page.getElementById('news')
  if (!line) return { mark: () => undefined }
  const name = `visits-${page.documentElement.dataset['record']}`
  const sequence = Number(line.dataset['sequence'])
  let revision = sequence
  const recent = (line.dataset['recent'] ?? '')
    .split(' ')
    .filter(Boolean)
    .map(distance => {
      revision -= Number(distance)
      return revision
    })
  let visits = arrive(parsed(readKept(name)), sequence, new Date())
  keep(name, JSON.stringify(visits))

  const mark = (root: ParentNode): void => {
    for (const event of root.querySelectorAll<HTMLElement>('[data-revisions]')) {
      const [added = 0, changed = 0] = (event.dataset['revisions'] ?? '').split(' ').map(Number)
      const meta = event.querySelector('.event-meta')
      const word = meta?.querySelector('.news-word') ?? page.createElement('b')
      word.className = 'news-word'
      word.textContent = added > visits.seen ? says.isNew : says.isChanged
      if (changed > visits.seen) meta?.append(word)
      // In a list of changes the server has said it.
      else if (!new URLSearchParams(location.search).has('since')) word.remove()
    }
  }
  const number = page.createElement('summary')
  const story = page.createElement('p')
  const show = (before?: Visits): HTMLElement | undefined => {
    const count = recent.filter(changed => changed > visits.seen).length
    const many = count === NAMED ? `${count}+` : String(count)
    const since = dayInWords(new Date(visits.seenAt), new Date())
    number.textContent = says.countNew(many)
    if (before) {
      const undo = button(says.undo, () => set(before).focus())
      story.replaceChildren(`${says.markedAsSeen}. `, undo)
      return undo
    }
    if (count === 0) {
      story.replaceChildren(says.nothingNewSince(since))
      return undefined
    }
    const link = page.createElement('a')
    link.href = `${(line.dataset['since'] ?? '').replace(/\d+$/, String(visits.seen))}#timeline`
    link.textContent = says.showJustThose
    const text = says.changedSince(count, many, since)
    const seen = button(says.markAsSeen, () => {
      const now = { ...visits, seen: sequence, seenAt: new Date().toISOString() }
      set(now, visits).focus()
      announce(says.markedAsSeen)
    })
    story.replaceChildren(text, link, ' ', seen)
    return seen
  }
  const set = (now: Visits, before?: Visits): HTMLElement => {
    visits = now
    keep(name, JSON.stringify(now))
    mark(page)
    return show(before) ?? number
  }
  const button = (text: string, act: () => void): HTMLButtonElement => {
    const made = page.createElement('button')
    made.type = 'button'
    made.className = 'quiet'
    made.textContent = text
    made.addEventListener('click', act)
    return made
  }
  if (page.documentElement.dataset['returning'] !== undefined) {
    const fold = page.createElement('details')
    fold.className = 'popover'
    fold.append(number, story)
    line.replaceChildren(fold)
    show()
  }
  return { mark }
}

/** The visits as they are with this one: after a break it is a new one, and what was shown before has been seen. */
function arrive(before: Visits | null, sequence: number, now: Date): Visits {
  const [last, lastAt] = [sequence, now.toISOString()]
  if (!before) return { seen: last, seenAt: lastAt, last, lastAt }
  const isNew = now.getTime() - Date.parse(before.lastAt) > BREAK_MS
  const [seen, seenAt] = isNew ? [before.last, before.lastAt] : [before.seen, before.seenAt]
  return { seen: Math.min(seen, sequence), seenAt, last, lastAt }
}

/** What stands in the browser may have been written by anything. */
function parsed(text: string | null): Visits | null {
  try {
    const { seen, seenAt, last, lastAt } = JSON.parse(text ?? '') as Partial<Record<keyof Visits, unknown>>
    const isWhole = [seen, last].every(Number.isSafeInteger) && [seenAt, lastAt].every(at => Date.parse(String(at)))
    return isWhole ? ({ seen, seenAt, last, lastAt } as Visits) : null
  } catch {
    return null
  }
}

/** As the reader's own calendar has it. */
function dayInWords(day: Date, today: Date): string {
  if (day.toDateString() === today.toDateString()) return says.earlierToday
  const year = day.getFullYear() === today.getFullYear() ? '' : ` ${day.getFullYear()}`
  return says.aDay(day.getDate(), monthName(day.getMonth() + 1, 'of'), year)
}
