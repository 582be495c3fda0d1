import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { RecordDocument } from './domain/exchange/record-document.ts'

// The program keeps the record of any negotiation: nothing of the one with which it is shipped stands in it.

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Files that may say such words, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'server/config.ts': 'the name of the file itself, which fills an empty journal',
  'server/web/forms/capitals.ts': 'the capitals of all countries',
  'server/domain/dates/tokens.ts': 'the names of time zones, which follow cities',
  'server/domain/dates/foreign-words.ts': 'the languages in which dates are read',
  'server/domain/dates/foreign-phrases.ts': 'the languages in which dates are read',
  'server/domain/dates/speech/slavic.ts': 'the languages in which dates are said',
  'server/domain/dates/speech/speeches.ts': 'the languages in which dates are said',
  'server/domain/dates/speech/russian.ts': 'a language in which dates are said',
  'server/domain/dates/speech/ukrainian.ts': 'a language in which dates are said',
}

/** Words of that war, whoever or wherever they are. The names of the record's actors and places are added to them. */
const WORDS = `
Ukraine Ukrainian Ukrainians Russia Russian Russians Kremlin Crimea Crimean Donbas Donetsk Luhansk Zaporizhzhia Kherson
Kyiv Kiev Moscow Geneva Istanbul Riyadh Jeddah Anchorage Alaska Budapest Berlin Brussels London Abu-Dhabi Miami Helsinki
Zelenskyy Zelensky Putin Trump Witkoff Rubio Kushner Yermak Umerov Lavrov Dmitriev Hegseth Kellogg Vance Biden Macron Merz
Starmer NATO G7 G8 E3 OSCE Minsk Azov Rosatom Euroclear Naftogaz Gazprom Nord-Stream Patriot Tomahawk
28-point 20-point 19-point
`
  .trim()
  .split(/\s+/)
  .map(word => word.replaceAll('-', ' '))
  .flatMap(word => (word.includes(' ') ? [word, word.replaceAll(' ', '-')] : [word]))

/** Names of the record that are words of any language of diplomacy as well. */
const COMMON = new Set(['Parliament', 'Online', 'Remote', 'Video conference', 'By telephone'])

const SHIPPED = JSON.parse(readFileSync(join(ROOT, 'data/russia-ukraine-2025.json'), 'utf8')) as RecordDocument
const NAMES = [
  ...SHIPPED.actors.flatMap(({ name, iso2 }) => (iso2 === undefined || name.length > 4 ? [name] : [])),
  ...SHIPPED.events.flatMap(({ places }) => places.map(({ name }) => name)),
  ...SHIPPED.documents.map(({ shortTitle }) => shortTitle),
].filter(name => name.length > 3 && !COMMON.has(name))

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...new Set([...WORDS, ...NAMES])]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

const files = ['server', 'views']
  .flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)),
  )
  .filter(
    file => /\.(?:ts|mjs|ejs|css|svg)$/.test(file) && !/\.(?:test|contract)\.ts$|\/testing\/|\/trials\//.test(file),
  )
  .filter(file => !Object.hasOwn(EXEMPT, file))

describe('the program', () => {
  it('is looked at whole', () => {
    expect(files.length).toBeGreaterThan(500)
    expect(NAMES.length).toBeGreaterThan(100)
  })

  it('holds no word of the record with which it is shipped', () => {
    const found = files.flatMap(file =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.match(PATTERN) ?? []).map(word => `${file}:${index + 1} ${word}`)),
    )
    expect(found).toEqual([])
  })
})
