import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { FileOperations } from '../disk/file-operations.ts'

// A disk in memory of which the power can be cut: what is synced stays, of what is only written anything may be left.

type Change = { readonly bytes: Uint8Array; readonly position: number } | { readonly length: number }

interface DiskFile {
  /** What is durable. */
  synced: Buffer
  /** What the process reads back. */
  current: Buffer
  /** From the one to the other, in order. */
  changes: Change[]
}

/** What may be left of what was not synced, file by file. */
const REMAINS = ['nothing', 'everything', 'prefix', 'zeros', 'sectors', 'pages'] as const
export type RemainsOfWrites = (typeof REMAINS)[number]

class PowerCutError extends Error {
  override readonly name = 'PowerCutError'
}

export class CuttableDisk {
  readonly #files = new Map<string, DiskFile>()
  readonly #random: () => number
  #operationsLeft: number

  /** The power is cut after so many operations. `random` gives numbers from 0 up to 1. */
  constructor(operations: number, random: () => number) {
    this.#operationsLeft = operations
    this.#random = random
  }

  get isCut(): boolean {
    return this.#operationsLeft < 0
  }

  readonly wrapOperations = (_real: FileOperations, name: string): FileOperations => {
    const content = readFileSync(name)
    const file: DiskFile = { synced: content, current: content, changes: [] }
    this.#files.set(name, file)
    const change = async (next: Change) => {
      // Of the operation in which the power is cut anything may have been done.
      if (!this.isCut) {
        file.changes.push(next)
        file.current = changed(file.current, next)
      }
      this.#step()
    }
    return {
      write: (bytes, position) => change({ bytes: Uint8Array.from(bytes), position }),
      truncate: length => change({ length }),
      datasync: async () => {
        this.#step()
        file.synced = file.current
        file.changes = []
      },
      length: () => file.current.length,
    }
  }

  #step(): void {
    if (--this.#operationsLeft < 0) throw new PowerCutError('The power was cut.')
  }

  /** Puts into the real files what is found when the power is back. Returns what was left of each. */
  putRemains(): RemainsOfWrites[] {
    return [...this.#files].map(([name, file]) => {
      const kind = REMAINS[this.#below(REMAINS.length)] as RemainsOfWrites
      if (existsSync(name)) writeFileSync(name, this.#remainsOf(file, kind))
      return kind
    })
  }

  #remainsOf(file: DiskFile, kind: RemainsOfWrites): Buffer {
    switch (kind) {
      case 'nothing':
        return file.synced
      case 'everything':
        return file.current
      case 'prefix':
      case 'zeros':
        return this.#beginningOf(file, kind)
      case 'sectors':
        return this.#someBlocksOf(file, 512)
      case 'pages':
        return this.#someBlocksOf(file, 4096)
    }
  }

  /** The first changes and a part of the next; what that has not reached may be zeros up to the new length. */
  #beginningOf({ synced, changes }: DiskFile, kind: 'prefix' | 'zeros'): Buffer {
    const whole = this.#below(changes.length + 1)
    const content = changes.slice(0, whole).reduce(changed, synced)
    const next = changes[whole]
    if (!next || !('bytes' in next)) return content
    const { bytes, position } = next
    const part = bytes.slice()
    const reached = this.#below(bytes.length + 1)
    if (kind === 'prefix') return changed(content, { bytes: part.subarray(0, reached), position })
    return changed(content, {
      bytes: part.fill(0, reached).subarray(0, reached + this.#below(bytes.length - reached + 1)),
      position,
    })
  }

  #someBlocksOf({ synced, current }: DiskFile, size: number): Buffer {
    const [shorter, longer] = [synced.length, current.length].toSorted((a, b) => a - b) as [number, number]
    const length = this.#below(2) === 0 ? current.length : shorter + this.#below(longer - shorter + 1)
    const content = Buffer.alloc(longer)
    for (let start = 0; start < longer; start += size)
      content.set((this.#below(2) === 0 ? synced : current).subarray(start, start + size), start)
    return content.subarray(0, length)
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }
}

function changed(content: Buffer, change: Change): Buffer {
  if ('length' in change) return Buffer.concat([content], change.length)
  const { bytes, position } = change
  const grown = Buffer.concat([content], Math.max(content.length, position + bytes.length))
  grown.set(bytes, position)
  return grown
}
