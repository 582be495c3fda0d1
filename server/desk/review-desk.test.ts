import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { State } from '../domain/desk/desk.ts'
import { DESK_JOURNAL, type DeskEntries } from '../domain/desk/entries.ts'
import { NegotiationRecord } from '../domain/record/negotiation-record.ts'
import { anActor, draftOf } from '../domain/testing/record-builder.ts'
import type { Journal } from '../journal/journal.ts'
import { openMemoryJournal, openMemoryJournalOf } from '../journal/memory-journal.ts'
import { type DeskSurroundings, ReviewDesk } from './review-desk.ts'

const START = Date.parse('2026-07-10T12:00:00Z')
const EDITOR = { account: 'e1', name: 'E. Ditor' }
const OTHER = { account: 'e2', name: 'The desk' }
const NAMES: Readonly<Record<string, string>> = { e1: 'E. Ditor', e2: 'The desk', c1: 'Casey' }

/** What is on the disk, and what a process makes of it, which may end at any moment. */
class Place {
  readonly publicLines: string[] = []
  readonly deskLines: string[] = []
  time = START
  ids = 0

  async open({ dies = false } = {}) {
    const now = () => new Date(this.time)
    const published = openMemoryJournal({ now, lines: this.publicLines })
    const record = NegotiationRecord.fold(published.revisions)
    published.subscribe(batch => {
      for (const revision of batch) record.apply(revision)
    })
    const own = openMemoryJournalOf(DESK_JOURNAL, { now, lines: this.deskLines })
    const given: DeskSurroundings = {
      journal: dies ? dyingAtDecisions(own) : own,
      record,
      published,
      nameOf: account => NAMES[account ?? ''] ?? null,
      now,
      newId: () => `${++this.ids}`,
    }
    const desk = new ReviewDesk(given)
    await desk.mend()
    await desk.publishDue()
    return { desk, record, published }
  }
}

/** As if the process ended after the record was written and before the desk was. */
const dyingAtDecisions = (journal: Journal<DeskEntries>): Journal<DeskEntries> => ({
  head: journal.head,
  revisions: journal.revisions,
  contact: journal.contact,
  inTurn: (name, act) => journal.inTurn(name, act),
  tryOut: () => journal.tryOut(),
  subscribe: listener => journal.subscribe(listener),
  stored: () => journal.stored(),
  close: () => journal.close(),
  append: async (drafts, judge) => {
    if (drafts.some(({ type }) => type === 'decision')) throw new Error('The process has ended.')
    return journal.append(drafts, judge)
  },
})

const adding = (name: string, id = name.toLowerCase()) => ({
  drafts: [
    {
      action: 'create',
      type: 'actor',
      id,
      record: anActor({ id, name }).entry,
      reason: null,
      material: true,
      expected: 0,
    } as const,
  ],
  form: null,
  note: null,
})

const changing = (id: string, name: string, expected: number) => {
  const { drafts, ...rest } = adding(name, id)
  return {
    ...rest,
    drafts: drafts.map(draft => ({ ...draft, action: 'change' as const, reason: 'Because', expected })),
  }
}

const seen = ({ desk }: ReviewDesk, id: string) => ({ id, version: desk.find(id)?.version ?? 0 })

it('publishes under the name of the editor and tells who suggested it', async () => {
  const { desk, published } = await new Place().open()
  const id = await desk.suggest('c1', adding('Added'))
  expect(published.head.seq).toBe(0)
  expect(await desk.publish(EDITOR, seen(desk, id))).toEqual({ ok: true, sequence: 1 })
  expect(published.revisions[0]).toMatchObject({ by: 'E. Ditor', suggestedBy: 'Casey', action: 'create', id: 'added' })
  expect(desk.desk.find(id)).toMatchObject({ state: 'accepted', decisions: [{ account: 'e1', published: 1 }] })
  const own = await desk.suggest('e1', adding('Own'))
  await desk.publish(EDITOR, seen(desk, own))
  expect(published.revisions[1]).not.toHaveProperty('suggestedBy')
})

it('lets one of two win who accept at once', async () => {
  const { desk, published } = await new Place().open()
  const id = await desk.suggest('c1', adding('Added'))
  const version = seen(desk, id)
  const [first, second] = await Promise.all([desk.publish(EDITOR, version), desk.publish(OTHER, version)])
  expect([first, second]).toEqual([
    { ok: true, sequence: 1 },
    { ok: false, because: 'decided' },
  ])
  expect(published.head.seq).toBe(1)
  expect(await desk.decide('e2', version, 'refused', 'No')).toBe(false)
})

it('gives an id when it publishes, also to what refers to it', async () => {
  const { desk, published } = await new Place().open()
  const [one, two] = [
    await desk.suggest('c1', adding('One', 'taken')),
    await desk.suggest('c1', withSide('Two', 'taken')),
  ]
  await desk.publish(EDITOR, seen(desk, one))
  await desk.publish(EDITOR, seen(desk, two))
  expect(published.revisions.map(({ id }) => id)).toEqual(['taken', 'taken-2', 'speaker'])
  expect(published.revisions[2]?.record).toMatchObject({ side: 'taken-2' })
  expect(desk.desk.find(two)).toMatchObject({ state: 'accepted', decisions: [{ published: 3 }] })
})

function withSide(name: string, id: string) {
  const { drafts, ...rest } = adding(name, id)
  const speaker = anActor({ id: 'speaker', name: 'Speaker', kind: 'person', side: id })
  return {
    ...rest,
    drafts: [...drafts, ...adding('Speaker', 'speaker').drafts.map(draft => ({ ...draft, record: speaker.entry }))],
  }
}

it('says what stands in the way, and leaves it waiting', async () => {
  const { desk, published } = await new Place().open()
  await published.append([draftOf(anActor({ id: 'base' }))])
  const id = await desk.suggest('c1', changing('base', 'New', 1))
  await published.append([draftOf(anActor({ id: 'base', name: 'Meanwhile' }), { action: 'change', expected: 1 })])
  expect(await desk.publish(EDITOR, seen(desk, id))).toEqual({ ok: false, because: 'changed', ids: ['base'] })
  const dangling = await desk.suggest('c1', withSide('Two', 'two'))
  const { drafts = [] } = desk.desk.suggestion(dangling)?.suggestion ?? {}
  await desk.revise('c1', seen(desk, dangling), { drafts: drafts.slice(1), form: null, note: null })
  const outcome = await desk.publish(EDITOR, seen(desk, dangling))
  expect(outcome).toMatchObject({ ok: false, because: 'problems' })
  expect(desk.desk.find(dangling)?.state).toBe('waiting')
})

it('publishes at its time and once, whatever the process has come to', async () => {
  const place = new Place()
  const first = await place.open()
  const id = await first.desk.suggest('c1', adding('Added'))
  await first.desk.schedule('e1', seen(first.desk, id), new Date(START + 60_000).toISOString())
  place.time += 59_999
  const second = await place.open()
  expect(second.published.head.seq).toBe(0)
  place.time += 1
  await expect(place.open({ dies: true })).rejects.toThrow('The process has ended.')
  const third = await place.open()
  expect(third.published.revisions).toMatchObject([
    { by: 'E. Ditor', suggestedBy: 'Casey', at: '2026-07-10T12:01:00.000Z' },
  ])
  expect(third.desk.desk.find(id)).toMatchObject({ state: 'accepted', decisions: [{ published: 1 }] })
})

it('gives back to the editors what could not be published at its time', async () => {
  const place = new Place()
  const { desk, published } = await place.open()
  await published.append([draftOf(anActor({ id: 'base' }))])
  const id = await desk.suggest('c1', changing('base', 'New', 1))
  await desk.schedule('e1', seen(desk, id), new Date(START + 1).toISOString())
  await published.append([draftOf(anActor({ id: 'base', name: 'Meanwhile' }), { action: 'change', expected: 1 })])
  place.time += 1
  await desk.publishDue()
  await desk.publishDue()
  expect(desk.desk.find(id)).toMatchObject({
    state: 'waiting',
    comments: [{ text: expect.stringContaining('has changed since') }],
  })
})

type Step =
  | { readonly do: 'suggest' | 'change' | 'write' | 'restart' | 'look' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'schedule'; readonly which: number; readonly minutes: number }
  | {
      readonly do: 'edit' | 'accept' | 'accept and die' | 'refuse' | 'send back' | 'withdraw' | 'lift'
      readonly which: number
    }

const which = fc.nat(5)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('suggest', 'change', 'write', 'restart', 'look') }),
  fc.record({ do: fc.constant('wait'), minutes: fc.nat(90) }),
  fc.record({ do: fc.constant('schedule'), which, minutes: fc.nat(120) }),
  fc.record({
    do: fc.constantFrom('edit', 'accept', 'accept and die', 'refuse', 'send back', 'withdraw', 'lift'),
    which,
  }),
) as fc.Arbitrary<Step>

/** What the desk is to be, in a few plain words. */
interface Plain {
  readonly id: string
  /** Null for something new. */
  base: number | null
  text: string
  state: State
  time: number
}

const mayBeDecided = ({ state }: Plain) => state === 'waiting'

it('is what a plain list of suggestions would be, through crashes and restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const place = new Place()
      let { desk, published } = await place.open()
      await published.append([draftOf(anActor({ id: 'base' }))])
      const plain: Plain[] = []
      let said = 0
      let atBase = 1
      let atPublic = 1
      const publish = (one: Plain) => {
        one.state = 'accepted'
        atPublic++
        if (one.base !== null) atBase = atPublic
      }
      const isStale = ({ base }: Plain) => base !== null && base !== atBase
      const look = () => {
        const due = plain.filter(one => one.state === 'scheduled' && one.time <= place.time)
        for (const one of due.sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1)))
          if (isStale(one)) one.state = 'waiting'
          else publish(one)
      }
      const restart = async (options = {}) => {
        ;({ desk, published } = await place.open(options))
      }

      for (const one of steps) {
        const target = 'which' in one ? plain[one.which % plain.length] : undefined
        const view = seen(desk, target?.id ?? '')
        if (one.do === 'suggest' || one.do === 'change') {
          const text = `Text ${++said}`
          const isNew = one.do === 'suggest'
          const content = isNew ? adding(text, `new-${said}`) : changing('base', text, atBase)
          const id = await desk.suggest('c1', content)
          plain.push({ id, base: isNew ? null : atBase, text, state: 'waiting', time: 0 })
        } else if (one.do === 'write') {
          await published.append([
            draftOf(anActor({ id: 'base', name: `Text ${++said}` }), { action: 'change', expected: atBase }),
          ])
          atBase = ++atPublic
        } else if (one.do === 'wait') place.time += one.minutes * 60_000
        else if (one.do === 'look') {
          await desk.publishDue()
          look()
        } else if (one.do === 'restart') {
          await restart()
          look()
        } else if (!target) continue
        else if (one.do === 'edit') {
          if (target.state !== 'waiting' && target.state !== 'sent-back') continue
          target.text = `Text ${++said}`
          const content =
            target.base === null ? adding(target.text, `new-${said}`) : changing('base', target.text, atBase)
          expect(await desk.revise('c1', view, content)).toBe(true)
          target.state = 'waiting'
          if (target.base !== null) target.base = atBase
        } else if (one.do === 'accept') {
          const outcome = await desk.publish(EDITOR, view)
          const may = mayBeDecided(target) || target.state === 'scheduled'
          expect(outcome.ok).toBe(may && !isStale(target))
          if (outcome.ok) publish(target)
        } else if (one.do === 'accept and die') {
          await restart({ dies: true }).catch(() => undefined)
          const may = mayBeDecided(target) || target.state === 'scheduled'
          const isDue = plain.some(other => other.state === 'scheduled' && other.time <= place.time)
          if (isDue) {
            await restart()
            look()
            continue
          }
          await desk.publish(EDITOR, seen(desk, target.id)).catch(() => undefined)
          if (may && !isStale(target)) publish(target)
          await restart()
          look()
        } else if (one.do === 'schedule') {
          const may = mayBeDecided(target) || target.state === 'scheduled'
          const time = place.time + one.minutes * 60_000
          expect(await desk.schedule('e1', view, new Date(time).toISOString())).toBe(may)
          if (may) Object.assign(target, { state: 'scheduled', time })
        } else if (one.do === 'lift') {
          const done = await desk.schedule('e1', view, null)
          expect(done).toBe(target.state === 'scheduled')
          if (done) target.state = 'waiting'
        } else {
          const verdict = ({ refuse: 'refused', 'send back': 'sent-back', withdraw: 'withdrawn' } as const)[one.do]
          const isOpen = ['waiting', 'scheduled', 'sent-back'].includes(target.state)
          expect(await desk.decide('e1', view, verdict, 'Because')).toBe(isOpen)
          if (isOpen) target.state = verdict
        }
        expect(desk.desk.items.map(({ state }) => state)).toEqual(plain.map(({ state }) => state))
        expect(published.head.seq).toBe(atPublic)
      }
      const names = published.revisions.map(({ record }) => ('name' in record ? record.name : ''))
      for (const { text, state } of plain)
        expect(names.filter(name => name === text)).toHaveLength(state === 'accepted' ? 1 : 0)
    }),
    { numRuns: 150 },
  )
})
