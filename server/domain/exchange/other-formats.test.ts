import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherTextProblem } from './other-formats.ts'
import { parseRecordDocument } from './parse-record-document.ts'

const problemOf = (text: string): string => {
  const parsed = parseRecordDocument(text)
  return parsed.ok ? 'none' : parsed.problems.map(({ message }) => message).join(' ')
}

describe('a file that is no record document is called what it is', () => {
  it.each<[string, string, RegExp]>([
    ['nothing', '', /empty/],
    ['blanks', ' \n', /empty/],
    ['a web page', '<!doctype html>\n<html lang="en">', /web page.*\/data\/record\.json/],
    ['a web page with a remark', '<!-- saved -->\n<html>', /web page/],
    ['XML', '<?xml version="1.0"?><rss>', /XML/],
    ['references', '@article{key,\n title={A}}', /BibTeX/],
    ['references of another kind', 'TY  - JOUR\nTI  - A', /RIS/],
    ['YAML', '---\nevents:\n  - a\n', /YAML/],
    ['a journal', '{"seq":1,"previous":"0","hash":"ab"}\n{"seq":2,"hash":"cd"}\n', /journal.*DATA_DIR/],
    ['lines of JSON', '{"a":1}\n{"a":2}\n', /JSON Lines/],
    ['the export of a view', '{"format":"parley-timeline","version":1}', /export of a view.*\/data\/record\.json/],
    ['a map', '{"type":"FeatureCollection","features":[]}', /GeoJSON/],
    ['linked data', '{"@context":"https://schema.org","@type":"Event"}', /JSON-LD/],
    ['the schema', readFileSync('data/record.schema.json', 'utf8'), /JSON Schema/],
    ['an error', '{"type":"about:blank","title":"Not found","status":404,"detail":"No page."}', /error.*Not found/],
    ['a list', '[{"date":"2020"}]', /list \(JSON\)/],
    ['something else', '{"hello":1}', /something else.*data\/README\.md/],
    ['a number', '12', /begins with/],
    ['a record without its beginning', '{"events":[],"sources":[],"actors":[]}', /beginning is missing/],
    ['a record that is broken', '{"format":"parley-record","title":Con,', /expected here/],
  ])('%s', (_, text, expected) => expect(problemOf(text)).toMatch(expected))

  it('any text gets one answer, and what may be meant as JSON that of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(problemOf(text)).not.toBe('')
      }),
    )
    fc.assert(
      fc.property(fc.json(), json => {
        fc.pre(/^[[{]/.test(json))
        expect(otherTextProblem(json)).toBeUndefined()
      }),
    )
  })
})
