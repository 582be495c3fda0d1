import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTypeFace, type TypeFace } from '../../formats/cards/type-face.ts'
import { createTypesetter, type Typesetter } from '../../formats/cards/typesetter.ts'

/** The type of the pictures, from the folder in which the build has put its fonts. */
export function readCardType(dir: string): Typesetter {
  const files = readdirSync(dir).filter(name => name.endsWith('.ttf'))
  const contents = new Map(files.map(name => [name, readFileSync(join(dir, name))]))
  // Read at the start, understood with the first card that needs it: a start need not wait for that.
  const faces = new Map<string, TypeFace>()
  return createTypesetter((family, weight) => {
    const name = `${family}-${weight}.ttf`
    const content = contents.get(name)
    const face = faces.get(name) ?? (content && readTypeFace(content))
    if (face) faces.set(name, face)
    return face
  })
}
