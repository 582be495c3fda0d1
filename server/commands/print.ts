import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { timelineOf } from '../domain/timeline/record-timeline.ts'
import { EVERYTHING, parseTimelineQuery } from '../domain/timeline/timeline-query.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writeWhole } from '../files/write-whole.ts'
import { BadRequestError } from '../web/http/http-error.ts'
import { pathsAt } from '../web/site/paths.ts'
import { createMoments, type Moments, readingOf } from '../web/site/time-travel.ts'
import { type Command, type CommandArguments, chosen, count, print, printable, UsageError } from './command.ts'
import { readExistingJournal, refuseJournal } from './stored-journal.ts'

/** About a thousand sheets. Ten thousand milestones take a browser seven minutes and most of the memory of a machine. */
const MOST_PRINTED = 3_000

const PAPERS: Readonly<Record<string, 'A4' | 'Letter'>> = { a4: 'A4', letter: 'Letter' }

/** All parameters of the timeline, but for the page: a print is whole. */
const FILTERS = Object.keys(EVERYTHING).filter(name => name !== 'page')

export const printCommand: Command = {
  usage: 'FILE [--filter KEY=VALUE]… [--on DAY] [--known INSTANT] [--paper a4|letter]',
  summary: 'Print the timeline with its sources to a PDF file',
  details: `Works while the server runs, and prints with Chromium or Chrome. FILE is replaced only once the whole of it is on disk.

  --filter KEY=VALUE   as in the address of the timeline, as often as you like, such as
                       --filter kind=talks --filter from=2025-11; the keys are
                       ${FILTERS.join(', ')}
  --on DAY             what had happened by the end of a day
  --known INSTANT      what the record held at an instant in UTC, or at the end of a day
  --paper a4|letter    the size of the sheets; a4 unless you say otherwise

CHROMIUM_PATH names the browser, if it is not found by itself; PUBLIC_URL is the address that the sheets give.`,
  options: {
    filter: { type: 'string', multiple: true },
    on: { type: 'string' },
    known: { type: 'string' },
    paper: { type: 'string' },
  },
  positionals: { min: 1, max: 1 },

  async run({ positionals: [file = ''], values }, context) {
    const format = chosen('--paper', values['paper'] ?? 'a4', PAPERS)
    const asked = askedOf(values)
    const { revisions } = await readExistingJournal(context)
    await refuseJournal(file, context)
    const moments = createMoments(NegotiationRecord.fold(revisions))
    const { query, record, path } = readAsked(moments, asked)
    const { total } = timelineOf(record).query(query)
    if (total === 0) throw new RefusedError('No milestone matches, so there is nothing to print.')
    if (total > MOST_PRINTED) {
      throw new RefusedError(
        `${count(total)} milestones match, and one file takes at most ${count(MOST_PRINTED)}. ` +
          'Print it in pieces, such as with --filter from=2025 --filter to=2025.',
      )
    }
    // Express, templates and browser: more than all other commands need together.
    const { timelinePdf } = await import('./timeline-pdf.ts')
    const bytes = await timelinePdf(moments.current, { ...context, path, most: MOST_PRINTED, format })
    await writeWhole(file, [bytes])
    const milestones = total === 1 ? '1 milestone' : `${count(total)} milestones`
    print(context.stdout, `printed ${milestones}, at revision ${count(record.head.seq)}, to ${file}`)
    return true
  },
}

/** The options as the parameters of an address. */
function askedOf({ filter, on, known }: CommandArguments['values']): URLSearchParams {
  const asked = new URLSearchParams()
  for (const typed of Array.isArray(filter) ? filter : []) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(typed) ?? []
    if (name === undefined || value === undefined)
      throw new UsageError(`--filter ${printable(typed)}: write KEY=VALUE, such as kind=talks.`)
    if (!FILTERS.includes(name))
      throw new UsageError(
        `--filter ${printable(typed)}: there is no filter “${printable(name)}”. Choose from: ${FILTERS.join(', ')}.`,
      )
    asked.append(name, value)
  }
  if (typeof on === 'string') asked.append('on', on)
  if (typeof known === 'string') asked.append('known', known)
  return asked
}

function readAsked(moments: Moments, asked: URLSearchParams) {
  const { record, moment, params } = readMoment(moments, asked)
  const { query, problems } = parseTimelineQuery(params)
  if (problems.length > 0)
    throw new UsageError(
      problems
        .map(({ path, message }) => `--filter ${path}=${printable(asked.getAll(path).join(', '))}: ${message}`)
        .join('\n'),
    )
  return { query, record, path: pathsAt(moment).print(query) }
}

function readMoment(moments: Moments, asked: URLSearchParams) {
  try {
    return readingOf({ moments }, { originalUrl: `/print?${asked}` })
  } catch (error) {
    if (!(error instanceof BadRequestError)) throw error
    throw new UsageError(error.problems.map(({ path, message }) => `--${path}: ${message}`).join('\n'))
  }
}
