import type { IncomingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { seenBy } from './seen.ts'

test.each<[string, IncomingHttpHeaders, ReturnType<typeof seenBy>]>([
  ['nothing', { accept: 'text/html' }, null],
  ['cookies of something else', { cookie: 'session=seen=1; overseen=4; seen=x' }, { record: 0, desk: 0, accounts: 0 }],
  ['what the script notes', { cookie: 'a=b; seen=60' }, { record: 60, desk: 0, accounts: 0 }],
  ['what a write leaves', { cookie: 'wrote=60.12.7; a=b' }, { record: 60, desk: 12, accounts: 7 }],
  ['both', { cookie: 'seen=61; wrote=60.12.7' }, { record: 61, desk: 12, accounts: 7 }],
  ['the tags of pages', { 'if-none-match': 'W/"abc.58", W/"a-b_c.59"' }, { record: 59, desk: 0, accounts: 0 }],
  ['a tag of something else', { 'if-none-match': 'W/"abc"' }, { record: 0, desk: 0, accounts: 0 }],
  ['a program', { 'parley-seen': '7' }, { record: 7, desk: 0, accounts: 0 }],
  ['no number', { 'parley-seen': '-7', 'last-event-id': '1e9' }, { record: 0, desk: 0, accounts: 0 }],
  ['what was heard live', { 'last-event-id': '62', cookie: 'seen=61' }, { record: 62, desk: 0, accounts: 0 }],
])('%s', (_what, headers, known) => expect(seenBy({ headers })).toEqual(known))
