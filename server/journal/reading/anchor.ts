import { hash as digest } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import type { JournalHead } from '../../domain/revisions/journal-kind.ts'
import { syncFolderOf } from '../disk/durable-names.ts'
import { type FileOperations, fileOperations } from '../disk/file-operations.ts'

// A chain of hashes can't tell that its end is missing. The anchor, a small file beside the journal, says how far the
// journal was confirmed. It may lag behind the journal, never the other way round.

/** The last revision that was confirmed, and the length of the file up to its end. */
export interface Anchored extends Pick<JournalHead, 'seq' | 'hash'> {
  readonly length: number
}

export const anchorFile = (journal: string): string => `${journal}.anchor`

/** The file has two slots: one is durable and left alone while the other is written, so that one of them always holds. */
const SLOT_SIZE = 512

interface AnchorReading {
  readonly anchored: Anchored | null
  /** Whether something is there, readable or not. */
  readonly exists: boolean
}

export async function readAnchor(journal: string): Promise<AnchorReading> {
  const bytes = await readFile(anchorFile(journal)).catch(() => null)
  return { anchored: bytes && (newest(bytes)?.anchored ?? null), exists: bytes !== null && bytes.length > 0 }
}

/** Under many commits the anchor follows at this distance, which costs them nothing. */
const WRITE_EVERY_MS = 10
/** How long a written slot may wait for becoming durable. */
const SYNC_AFTER_MS = 1000

interface AnchorOptions {
  readonly journal: string
  readonly mode: number
  readonly anchored: Anchored
  readonly wrapOperations: (operations: FileOperations, file: string) => FileOperations
  /** An anchor that can't be written is no obstacle to the journal. Called once. */
  readonly onFailure: (cause: unknown) => void
}

export class Anchor {
  readonly #handle: FileHandle
  readonly #operations: FileOperations
  readonly #options: AnchorOptions
  #wanted: Anchored
  #written: Anchored
  /** The slot that may be written: the other one is durable. */
  #slot: number
  #working: Promise<void> | null = null
  #isSyncDue = false
  #isClosing = false
  #pause: NodeJS.Timeout | null = null
  #untilSync: NodeJS.Timeout | null = null
  #hasFailed = false

  /** Writes the anchor durably, in place of the one that is there. */
  static async open(options: AnchorOptions): Promise<Anchor> {
    const { journal, mode, anchored, wrapOperations } = options
    const file = anchorFile(journal)
    const handle = await open(file, constants.O_RDWR | constants.O_CREAT, mode)
    try {
      const operations = wrapOperations(fileOperations(file, handle, await handle.stat({ bigint: true })), file)
      const kept = newest(await handle.readFile())
      if (kept) await operations.datasync()
      const slot = kept?.slot === 0 ? 1 : 0
      await writeSlot(operations, slot, anchored)
      await operations.datasync()
      if (!kept || kept.anchored.seq > anchored.seq) {
        await writeSlot(operations, 1 - slot, anchored)
        await operations.datasync()
      }
      if (!kept) await syncFolderOf(file)
      return new Anchor(handle, operations, options, 1 - slot)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  private constructor(handle: FileHandle, operations: FileOperations, options: AnchorOptions, slot: number) {
    this.#handle = handle
    this.#operations = operations
    this.#options = options
    this.#wanted = options.anchored
    this.#written = options.anchored
    this.#slot = slot
  }

  /** Takes note of what has been confirmed. Nobody waits for it; of several in a row the last is written. */
  note(anchored: Anchored): void {
    this.#wanted = anchored
    this.#workIfDue()
  }

  get #isWriteDue(): boolean {
    return this.#written !== this.#wanted && !this.#pause
  }

  #workIfDue(): void {
    if (this.#isWriteDue || this.#isSyncDue) this.#working ??= this.#work()
  }

  async #work(): Promise<void> {
    while (this.#isWriteDue || this.#isSyncDue) {
      try {
        await (this.#isWriteDue ? this.#write() : this.#sync())
      } catch (cause) {
        if (!this.#hasFailed) this.#options.onFailure(cause)
        this.#hasFailed = true
      }
    }
    this.#working = null
  }

  async #write(): Promise<void> {
    this.#written = this.#wanted
    await writeSlot(this.#operations, this.#slot, this.#written)
    if (this.#isClosing) return
    this.#pause = this.#later(WRITE_EVERY_MS, () => {
      this.#pause = null
    })
    this.#untilSync ??= this.#later(SYNC_AFTER_MS, () => {
      this.#untilSync = null
      this.#isSyncDue = true
    })
  }

  #later(ms: number, change: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      change()
      this.#workIfDue()
    }, ms)
    return timer.unref()
  }

  async #sync(): Promise<void> {
    this.#isSyncDue = false
    await this.#operations.datasync()
    this.#slot = 1 - this.#slot
  }

  /** Makes the last note durable; also where the file was removed in the meantime, so that its journal is missed. */
  async close(): Promise<void> {
    this.#isClosing = true
    for (const timer of [this.#pause, this.#untilSync]) if (timer) clearTimeout(timer)
    this.#pause = null
    this.#isSyncDue = true
    this.#workIfDue()
    await this.#working
    const isThere = this.#operations.length() !== null
    await this.#handle.close()
    if (isThere) return
    const { onFailure } = this.#options
    await Anchor.open({ ...this.#options, anchored: this.#wanted }).then(again => again.#handle.close(), onFailure)
  }
}

async function writeSlot(operations: FileOperations, slot: number, anchored: Anchored): Promise<void> {
  const text = textOf(anchored)
  const line = `${`${text} ${checkOf(text)}`.padEnd(SLOT_SIZE - 1)}\n`
  await operations.write(Buffer.from(line), slot * SLOT_SIZE)
}

function newest(bytes: Buffer): { readonly anchored: Anchored; readonly slot: number } | undefined {
  return [0, 1]
    .flatMap(slot => {
      const anchored = parseSlot(bytes.toString('latin1', slot * SLOT_SIZE, (slot + 1) * SLOT_SIZE))
      return anchored ? [{ anchored, slot }] : []
    })
    .toSorted((a, b) => b.anchored.seq - a.anchored.seq)[0]
}

/** Null when it is not what was written. */
function parseSlot(line: string): Anchored | null {
  const [, text = '', seq, hash = '', length, check] =
    /^(\{"seq":(\d+),"hash":"([0-9a-f]{64})","length":(\d+)\}) ([0-9a-f]{16}) *\n$/.exec(line) ?? []
  return check === checkOf(text) ? { seq: Number(seq), hash, length: Number(length) } : null
}

const textOf = ({ seq, hash, length }: Anchored): string => JSON.stringify({ seq, hash, length })

const checkOf = (text: string): string => digest('sha256', text, 'hex').slice(0, 16)
