import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runBuiltSite } from './built-site.ts'
import { atMost, type Figure, toldOnly } from './figures.ts'

// A sheet of 10,000 rows in the browser's way: sent, its columns shown, mapped and tried. `npm run build` first.

const ROWS = 10_000

export async function benchImportSheet(): Promise<void> {
  const site = await runBuiltSite()
  try {
    console.table(await dryRun(site.origin, site.pid))
  } finally {
    await site.stop()
  }
}

async function dryRun(origin: string, pid: number): Promise<Figure[]> {
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  const before = await peakMegabytes(pid)
  const spent = await processorSeconds(pid)
  const form = new FormData()
  form.append('file', new File([sheet()], 'rows.csv', { type: 'text/csv' }))
  const began = performance.now()
  const sent = await fetch(`${origin}/import`, { method: 'POST', body: form, headers, redirect: 'manual' })
  const columns = origin + sent.headers.get('location')
  const shown = await (await fetch(columns)).text()
  const seen = performance.now()
  const mapped = new URLSearchParams({ ...fieldsOf(shown), intent: 'try', dateOrder: 'day-first' })
  const tried = await fetch(columns, { method: 'POST', body: mapped, headers })
  const page = await tried.text()
  const ended = performance.now()
  const [, added] = /<dt>added<\/dt><dd>([\d,]+)/.exec(page) ?? []
  if (added === undefined) throw new Error(`No dry run came: ${tried.status} ${tried.url}`)
  const after = await peakMegabytes(pid)
  const took = (what: string, ms: number) => atMost(what, ms / 1000, 5, `${(ms / 1000).toFixed(1)} s`, ' s')
  const processor = (await processorSeconds(pid)) - spent
  return [
    took(`${ROWS.toLocaleString('en')} rows, from sending to the mapping of columns`, seen - began),
    took(`from the mapping to the dry run (${added} entries added)`, ended - seen),
    toldOnly('time of the processor for all of it', `${processor.toFixed(1)} s`),
    atMost('resident memory at its peak', after, 300, `${after.toFixed(0)} MB, ${before.toFixed(0)} before`, ' MB'),
  ]
}

const KINDS = ['talks', 'Call', 'Statement', 'Shuttle', 'mediation']
const PEOPLE = ['Ukraine', 'Russia', 'United States', 'Northland', 'Lake council', 'Forest assembly']

function sheet(): string {
  const lines = ['Key;Date;Title;Text;Kind;Place;Participants;Tags;Link;Publisher']
  for (let row = 0; row < ROWS; row++) {
    const [day, month] = [(row % 28) + 1, (row % 12) + 1]
    const people = [PEOPLE[row % 6], PEOPLE[(row + 2) % 6]].join(', ')
    const text = `Delegations met for the ${row}th time. `.repeat(6).trim()
    const bad = row % 100 === 99 ? 'soon' : `${day}/${month}/${2000 + (row % 25)}`
    lines.push(
      [
        `R${row}`,
        bad,
        `Meeting ${row}`,
        `"${text}"`,
        KINDS[row % 5],
        `Place ${row % 50}`,
        people,
        `Topic ${row % 20}`,
        `https://example.org/${row % 2000}`,
        'Gazette',
      ].join(';'),
    )
  }
  return `${lines.join('\r\n')}\r\n`
}

/** What a browser sends back of a form that nobody has touched. */
function fieldsOf(page: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, name = ''] of page.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/g))
    fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  for (const [, name = '', options = ''] of page.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}

const TICKS_A_SECOND = 100

async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
}

async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchImportSheet()
