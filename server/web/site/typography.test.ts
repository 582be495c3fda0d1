import { expect, it } from 'vitest'
import { setType } from './typography.ts'

it.each([
  ['quotes', '<p>&#34;Not&#34; Rubio&#39;s</p>', '<p>“Not” Rubio’s</p>'],
  [
    'quotes over marks',
    '<p>The <mark>&#34;final</mark>&#34; <b>plan</b>&#39;s</p>',
    '<p>The <mark>“final</mark>” <b>plan</b>’s</p>',
  ],
  ['a block after another', '<li>x</li><li>&#34;y&#34;</li>', '<li>x</li><li>“y”</li>'],
  [
    'another language, as long as it lasts',
    '<blockquote lang="uk"><p>&#34;ні&#34;</p></blockquote><p>&#34;no&#34;</p>',
    '<blockquote lang="uk"><p>«ні»</p></blockquote><p>“no”</p>',
  ],
  [
    'a choice that sends something else',
    '<select><option value="a">Leaders&#39; 28-point</option></select>',
    '<select><option value="a">Leaders’ 28-point</option></select>',
  ],
  ['number and word', '<h1>US 28-point plan</h1>', '<h1>US <span class="unbroken">28-point</span> plan</h1>'],
])('sets %s', (_, html, set) => expect(setType(html)).toBe(set))

it.each([
  '<a href="/x?q=it&#39;s" title="28-point &#34;plan&#34;">it</a>',
  '<textarea>&#34;typed&#34; 28-point</textarea>',
  '<option>Rubio&#39;s 28-point</option>',
  '<title>The 28-point plan</title>',
  '<script type="application/json">{"a": "it\'s > 28-point"}</script>',
  '<code>"28-point"</code>',
  '<p>2025-11-23 and https://example.org/28-point</p>',
])('leaves alone %s', html => expect(setType(html)).toBe(html))

it('puts no element into a drawing', () =>
  expect(setType('<svg><text><a>The 28-point &#34;plan&#34;</a></text></svg>')).toBe(
    '<svg><text><a>The 28-point “plan”</a></text></svg>',
  ))

it('nor behind a drawing within it', () =>
  expect(setType('<svg><svg></svg><text>28-point</text></svg><p>20-point</p>')).toBe(
    '<svg><svg></svg><text>28-point</text></svg><p><span class="unbroken">20-point</span></p>',
  ))
