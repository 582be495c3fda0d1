import { expect, it } from 'vitest'
import { aDocument } from '../domain/testing/record-builder.ts'
import { inGreekLetters, latinWordsIn } from './words-left.ts'

const page = (body: string, head = '') =>
  `<!doctype html>\n<html lang="uk" dir="ltr"><head>${head}</head><body>${body}</body></html>`

it.each([
  ['a text', '<p>Події Timeline</p>', ['Timeline']],
  ['words on both sides of an element', '<p>Yes <b>no</b> так</p>', ['Yes', 'no']],
  [
    'what is read out',
    '<a title="Old" aria-label="Нове" href="/new">Текст</a><input placeholder="Type">',
    ['Old', 'Type'],
  ],
  ['the words of a button', '<input type="submit" value="Send"><input type="hidden" value="kept">', ['Send']],
  ['a word beside an entity', '<p>Rose&nbsp;&amp;&nbsp;thorn</p>', ['Rose', 'thorn']],
  ['nothing of another language', '<p lang="en">Word <b title="Old">more</b></p><p>після</p>', []],
  ['what is in the language of the page within it', '<p lang="en">Word</p><p lang="uk">Left</p>', ['Left']],
  ['no code', '<p><code>let it be</code> <pre>so</pre></p>', []],
  ['no names of formats', '<p>JSON, CSV (EDTF)</p>', []],
  ['no addresses, ids or grades', '<p>https://example.org/x /uk/about B2 A 2025-11-23-talks ab12f record.json</p>', []],
  ['a word after a full stop', '<p>Так. End.</p>', ['End']],
])('finds %s', (_what, body, words) => expect(latinWordsIn(page(body))).toEqual(words))

it('reads what the head says to people', () =>
  expect(
    latinWordsIn(
      page('', '<title>One</title><meta name="description" content="Two"><meta name="robots" content="noindex">'),
    ),
  ).toEqual(['One', 'Two']))

it('spells the words of an entry in Greek letters and leaves alone what programs read', () => {
  const { entry } = aDocument({ title: 'A text, of sorts', summary: 'Twenty points.' })
  const shown = inGreekLetters('document', entry)
  expect(JSON.stringify([shown.title, shown.summary])).not.toMatch(/[a-z]/i)
  expect(shown).toMatchObject({ id: entry.id })
})
