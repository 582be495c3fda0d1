import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { EntryProblem } from '../../domain/entries/entries.ts'
import type { ImportPlan } from '../../domain/exchange/import-plan.ts'
import type { SheetPlan } from '../../domain/importing/planning-sheet.ts'
import type { Sheet } from '../../domain/importing/sheet.ts'
import type { SheetMapping } from '../../domain/importing/sheet-mapping.ts'
import type { Delimiter } from '../../formats/reading/csv.ts'
import type { Encoding } from '../../formats/reading/encodings.ts'
import { MAX_UPLOAD_BYTES } from '../http/upload.ts'

// A file stays in memory between the dry run and the import, under a name that nobody guesses and for whoever sent it:
// nobody has to send it twice, and what is imported is what was shown.

/** What an import would do to the record as it is at a revision. */
export type Judged =
  | {
      readonly ok: true
      readonly plan: ImportPlan
      readonly head: string
      /** What is open in a sheet. */
      readonly open: Pick<SheetPlan, 'unknown' | 'ambiguous'> | null
    }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

export interface KeptFile {
  readonly name: string
  content: FileContent
  /** Of whoever sent it. */
  readonly address: string
  /** The last judgement, which holds until the record goes on. */
  judged: { readonly of: string; readonly result: Judged } | null
  /** The last revision of the batch that came of it. */
  imported: number | null
}

/** A record document, or a sheet with what was said of it. */
export type FileContent = { readonly kind: 'record'; readonly text: string } | KeptSheet

export interface KeptSheet {
  readonly kind: 'sheet'
  /** To be read once more where it is of another encoding, or has another sign between its cells. */
  readonly from: { readonly text: string } | { readonly bytes: Buffer }
  readonly encoding: Encoding
  readonly delimiter: Delimiter | null
  readonly sheet: Sheet
  readonly mapping: SheetMapping
}

export const KEPT_MINUTES = 30
const MOST_FILES = 4

export class KeptFiles {
  readonly #files = new LRUCache<string, KeptFile>({
    max: MOST_FILES,
    maxSize: 2 * MAX_UPLOAD_BYTES,
    sizeCalculation: ({ content }) => sizeOf(content) + 1,
    ttl: KEPT_MINUTES * 60_000,
    ttlAutopurge: true,
  })

  keep(file: Pick<KeptFile, 'name' | 'content' | 'address'>): { readonly id: string; readonly kept: KeptFile } {
    const id = randomBytes(24).toString('base64url')
    const kept = { ...file, judged: null, imported: null }
    this.#files.set(id, kept)
    return { id, kept }
  }

  find(id: string, address: string): KeptFile | undefined {
    const file = this.#files.get(id)
    return file?.address === address ? file : undefined
  }

  /** Takes nothing more of the memory than that it was imported. */
  settle(id: string, file: KeptFile, imported: number): void {
    this.#files.set(id, { ...file, content: { kind: 'record', text: '' }, judged: null, imported })
  }
}

function sizeOf(content: FileContent): number {
  if (content.kind === 'record') return content.text.length
  // Beside the text there are its cells.
  return 2 * ('text' in content.from ? content.from.text.length : content.from.bytes.length)
}

const ofSites = new WeakMap<object, KeptFiles>()

export function keptFilesOf(site: object): KeptFiles {
  const files = ofSites.get(site) ?? new KeptFiles()
  ofSites.set(site, files)
  return files
}
