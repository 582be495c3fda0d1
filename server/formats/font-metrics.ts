// How wide the characters of a font file are: what it takes to break lines without drawing them. Kerning and the joined
// forms of Arabic letters are left to whoever draws; both make a text a little narrower, hardly ever wider.

export interface FontMetrics {
  /** The advance of a character in parts of the font size; undefined when the font does not have it. */
  advance(codePoint: number): number | undefined
}

/** Reads a TrueType font (OpenType specification: “cmap” in format 4 or 12, “hhea”, “hmtx”). Throws when it is none. */
export function readFontMetrics(font: Buffer): FontMetrics {
  const tables = tablesOf(font)
  const table = (name: string): number => {
    const offset = tables.get(name)
    if (offset === undefined) throw new Error(`A font without the table “${name}”.`)
    return offset
  }
  const unitsPerEm = font.readUInt16BE(table('head') + 18)
  const lastWithWidth = font.readUInt16BE(table('hhea') + 34) - 1
  const widths = table('hmtx')
  const glyphs = glyphsOf(font, table('cmap'))
  return {
    advance: codePoint => {
      const glyph = glyphs.get(codePoint)
      return glyph === undefined
        ? undefined
        : font.readUInt16BE(widths + 4 * Math.min(glyph, lastWithWidth)) / unitsPerEm
    },
  }
}

function tablesOf(font: Buffer): Map<string, number> {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  return new Map(entries.map(entry => [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)]))
}

/** Every character of the font with its glyph. */
function glyphsOf(font: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) addSegments(font, table, glyphs)
    if (format === 12) addGroups(font, table, glyphs)
  }
  return glyphs
}

function addSegments(font: Buffer, table: number, glyphs: Map<number, number>): void {
  const size = font.readUInt16BE(table + 6)
  for (let at = 0; at < size; at += 2) {
    const end = font.readUInt16BE(table + 14 + at)
    const start = font.readUInt16BE(table + 16 + size + at)
    const delta = font.readUInt16BE(table + 16 + 2 * size + at)
    const rangeAt = table + 16 + 3 * size + at
    const range = font.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const found = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - start))
      if (found !== 0) glyphs.set(code, (found + delta) & 0xffff)
    }
  }
}

function addGroups(font: Buffer, table: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < font.readUInt32BE(table + 12); index++) {
    const group = table + 16 + 12 * index
    const [start, end] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
    for (let code = start; code <= end; code++) glyphs.set(code, font.readUInt32BE(group + 8) + code - start)
  }
}
