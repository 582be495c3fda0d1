import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { peerPackages } from './peers.ts'

// The timelines that we are measured beside, as their documentation sets them up, each a page served from loopback. They get
// what our explorer gets of each event: its title and its dates.

export interface PeerEvent {
  readonly id: string
  readonly title: string
  /** Days, both inclusive. */
  readonly first: string
  readonly last: string
}

export type Peer = 'vis-timeline' | 'TimelineJS'

interface PeerPages {
  addressOf(peer: Peer, count: number): string
  readonly empty: string
  stop(): Promise<void>
}

/** `records`: events by their number. */
export async function servePeers(records: ReadonlyMap<number, readonly PeerEvent[]>): Promise<PeerPages> {
  const packages = peerPackages()
  const file = async (path: string) => readFile(join(packages, path))
  const answers = new Map<string, readonly [type: string, body: Buffer | string]>([
    ['/empty', [HTML, page('', '')]],
    ['/vis.js', [SCRIPT, await file('vis-timeline/standalone/umd/vis-timeline-graph2d.min.js')]],
    ['/vis.css', [STYLES, await file('vis-timeline/styles/vis-timeline-graph2d.min.css')]],
    ['/timeline.js', [SCRIPT, await file('@knight-lab/timelinejs/dist/js/timeline.js')]],
    ['/timeline.css', [STYLES, await file('@knight-lab/timelinejs/dist/css/timeline.css')]],
  ])
  for (const icons of ['woff2', 'woff', 'ttf'] as const) {
    const name = `tl-icons.${icons}`
    answers.set(`/icons/${name}`, [`font/${icons}`, await file(`@knight-lab/timelinejs/dist/css/icons/${name}`)])
  }
  for (const [count, events] of records) {
    answers.set(`/vis/${count}`, [HTML, visPage(events)])
    answers.set(`/timelinejs/${count}`, [HTML, timelineJsPage(events)])
  }
  const server = createServer((req, res) => {
    const [type, body] = answers.get((req.url ?? '').replace(/\?.*$/, '')) ?? [null, '']
    if (type) res.setHeader('Content-Type', type)
    res.writeHead(type ? 200 : 404, { 'Content-Length': Buffer.byteLength(body) }).end(body)
  })
  const origin = await listening(server)
  const folder = { 'vis-timeline': 'vis', TimelineJS: 'timelinejs' } as const
  return {
    addressOf: (peer, count) => `${origin}/${folder[peer]}/${count}`,
    empty: `${origin}/empty`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const HTML = 'text/html; charset=utf-8'
const SCRIPT = 'text/javascript; charset=utf-8'
const STYLES = 'text/css; charset=utf-8'

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Timeline</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`

const asScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Drawn when `changed` has come with every item in the document. */
function visPage(events: readonly PeerEvent[]): string {
  const items = events.map(({ id, title, first, last }) => ({
    id,
    content: title,
    start: first,
    ...(first !== last && { end: nextDay(last) }),
  }))
  return page(
    '<link rel="stylesheet" href="/vis.css"><script src="/vis.js"></script>',
    `<div id="timeline"></div><script>
const items = ${asScript(items)}
const container = document.getElementById('timeline')
const timeline = new vis.Timeline(container, new vis.DataSet(items), {})
timeline.on('changed', () => {
  const drawn = container.querySelectorAll('.vis-box, .vis-range').length
  if (drawn < items.length || window.drawnEvents) return
  window.drawnEvents = drawn
  performance.mark('explorer-drawn')
})
</script>`,
  )
}

/** Drawn when `loaded` has come and every marker is in the document. */
function timelineJsPage(events: readonly PeerEvent[]): string {
  const dateOf = (day: string) => {
    const [year, month, date] = day.split('-').map(Number)
    return { year, month, day: date }
  }
  const slides = events.map(({ id, title, first, last }) => ({
    unique_id: id,
    start_date: dateOf(first),
    ...(first !== last && { end_date: dateOf(last) }),
    text: { headline: title },
  }))
  return page(
    '<link rel="stylesheet" href="/timeline.css"><script src="/timeline.js"></script>',
    `<div id="timeline" style="width: 100%; height: 700px"></div><script>
const events = ${asScript(slides)}
const container = document.getElementById('timeline')
const timeline = new TL.Timeline('timeline', { events }, { font: null, hash_bookmark: false, ga_measurement_id: null })
timeline.on('loaded', function whenAllAreThere() {
  const drawn = container.querySelectorAll('.tl-timemarker').length
  if (drawn < events.length) return requestAnimationFrame(whenAllAreThere)
  window.drawnEvents = drawn
  performance.mark('explorer-drawn')
})
</script>`,
  )
}
