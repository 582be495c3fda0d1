import { describe, expect, it } from 'vitest'
import { codeOf, takenBy } from './typed-template.ts'

/** Without the spaces that stand for what is no code. */
const code = (template: string) =>
  codeOf(template)
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

describe('the code of a template', () => {
  it.each<[string, string, string]>([
    ['text', '<p>a; b</p>', ''],
    ['what is printed', '<p><%= page.title %></p>', ';p( page.title );'],
    ['what is printed unescaped', "<%- include('x', { link }).trim() %>", ";p( include('x', { link }).trim() );"],
    ['a semicolon too many', '<%= a; %>', ';p( a );'],
    ['branches', '<% if (a) { %>1<% } else { %>2<% } %>', '; if (a) { ; } else { ; }'],
    [
      'a callback across tags',
      '<% all.forEach((one, place) => { %><i><%= place %></i><% }) %>',
      '; all.forEach((one, place) => { ;p( place ); ; })',
    ],
    ['a statement over lines', '<% const a =\n  1 %>\n<%= a %>', '; const a =\n1\n;p( a );'],
    ['comments', '<%# if ( %><%# two\nlines -%>', ''],
    ['trimmed tags', '<%_ a() _%>\n<%= b -%>\n', '; a()\n;p( b );'],
    ['tags that are text', '<%% no %%> <%= yes %>', ';p( yes );'],
  ])('%s', (_, template, expected) => expect(code(template)).toBe(expected))

  it('stands where it stands in the template', () => {
    const template = '<ul>\n<% for (const a of b) { -%>\n<li>ü <%= a %>\n<%# why\n%><%_ } _%></ul>\n'
    const places = (text: string) =>
      [...text.matchAll(/for|\ba \b|\}|\n/g)].map(({ 0: found, index }) => [found, index])
    expect(codeOf(template)).toHaveLength(template.length)
    expect(places(codeOf(template))).toEqual(places(template))
  })

  it('hides nothing behind a comment', () => expect(() => codeOf('<% a() // why %><%= b %>')).toThrow(/would hide/))
})

describe('what a partial takes', () => {
  it('is what its first line says', () =>
    expect(
      takenBy('<%# Takes name: string, option: Option | null from server/a.ts, b: readonly B[] from server/b.ts -%>\n'),
    ).toEqual({
      parameters: 'name: string, option: Option | null, b: readonly B[]',
      imports: [
        { names: ['Option'], file: 'server/a.ts' },
        { names: ['B'], file: 'server/b.ts' },
      ],
    }))
  it('is nothing when it says nothing', () => expect(takenBy('<p>')).toEqual({ parameters: '', imports: [] }))
})
