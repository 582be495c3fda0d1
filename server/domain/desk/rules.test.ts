import { expect, it } from 'vitest'
import type { Role } from '../accounts/roles.ts'
import { aSuggestion } from '../testing/desk-builder.ts'
import { type LyingSuggestion, STATES, signatureOf } from './desk.ts'
import { mayDecide, mayEdit, maySee, mayWithdraw, publishing } from './rules.ts'

const lying = (state: LyingSuggestion['state']): LyingSuggestion => ({
  id: 's',
  kind: 'suggestion',
  version: 1,
  came: '2026-07-10T12:00:00.000Z',
  state,
  comments: [],
  decisions: [],
  embargo: null,
  suggestion: aSuggestion('s', { account: 'owner' }),
  changed: { at: '2026-07-10T12:00:00.000Z', by: signatureOf('owner') },
})

const WHO: readonly (readonly [string, Role])[] = [
  ['owner', 'contributor'],
  ['other', 'contributor'],
  ['owner', 'editor'],
  ['other', 'editor'],
  ['owner', 'administrator'],
]

it('lets people do what the table says', () => {
  const rows = STATES.map(state => {
    const item = lying(state)
    const cells = WHO.map(([account, role]) => {
      const person = { account, role }
      const may = [
        maySee(item, person) ? 's' : '-',
        mayEdit(item, person) ? 'e' : '-',
        mayWithdraw(item, person) ? 'w' : '-',
        mayDecide(item, person) ? 'd' : '-',
        { may: 'p', 'in-an-emergency': '!', 'may-not': '-' }[publishing(item, person, false)],
        { may: 'p', 'in-an-emergency': '!', 'may-not': '-' }[publishing(item, person, true)],
      ]
      return may.join('')
    })
    return [state.padEnd(9), ...cells].join('  ')
  })
  // see, edit, withdraw, decide, publish, publish under the rule of four eyes
  expect(`\n${rows.join('\n')}\n`).toBe(`
waiting    sew---  ------  sewdp-  se-dpp  sewdp!
scheduled  s-----  ------  s---p-  s---pp  s---p!
sent-back  sew---  ------  sew---  se----  sew---
accepted   s-----  ------  s-----  s-----  s-----
refused    s-----  ------  s-----  s-----  s-----
withdrawn  s-----  ------  s-----  s-----  s-----
`)
})
