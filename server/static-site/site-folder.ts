import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { fileProblem } from '../files/failure-reason.ts'
import { RefusedError } from '../files/refused-error.ts'

// The folder into which the site is written. It says of itself what it holds: as it is written line by line, so that whoever is
// interrupted goes on there, and in the end as a whole, so that the next copy knows what is its own. Files are written at once
// and on this thread: they are small and many, and to hand each over to another one takes longer.

export const SITE_MANIFEST = '.parley-site.json'
const PROGRESS = '.parley-site.progress'
const FORMAT = 'parley-site'

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/)
const ownPath = z.string().refine(isBelow)
/** What pages are made of; those of something else are no use. */
const originSchema = z.object({
  format: z.literal(FORMAT),
  program: z.string(),
  head: z.string(),
  publicUrl: z.string().nullable(),
})
const lineSchema = z.object({ file: ownPath, digest: digestSchema, leadsTo: z.array(z.string()) })
const manifestSchema = originSchema.extend({ files: z.record(ownPath, digestSchema) })

export type SiteOrigin = Omit<z.infer<typeof originSchema>, 'format'>
type Line = z.infer<typeof lineSchema>

export interface SiteFolder {
  /** What a file that is there already leads to; undefined where it has to be written. */
  done(file: string): readonly string[] | undefined
  /** Puts a file in place all at once. `leadsTo` are the addresses that it links to. */
  write(file: string, content: Uint8Array | string, leadsTo: readonly string[]): void
  /** Removes what an earlier copy left behind and notes what there is. Resolves to the number of files. */
  finish(): Promise<number>
  /** Lets go of it, finished or not. */
  close(): void
}

/** Rejects with `RefusedError` where the folder holds what is not of a copy of a site. */
export async function openSiteFolder(folder: string, origin: SiteOrigin): Promise<SiteFolder> {
  const header = { format: FORMAT, ...origin } as const
  const own = await readFolder(folder)
  const earlier = new Set([...own.files.keys(), ...(own.progress?.lines.map(({ file }) => file) ?? [])])
  const kept = new Map<string, Line>()
  if (own.progress && JSON.stringify(own.progress.origin) === JSON.stringify(header))
    for (const line of own.progress.lines)
      if ((await digestOf(join(folder, line.file))) === line.digest) kept.set(line.file, line)
  const progress = join(folder, PROGRESS)
  const files = new Map<string, string>()
  const folders = new Set<string>()
  const inFolder = (path: string): void => {
    if (folders.has(path)) return
    mkdirSync(path, { recursive: true })
    folders.add(path)
  }
  try {
    inFolder(folder)
    replace(progress, [header, ...earlierLines(own.files, earlier, kept), ...kept.values()].map(asLine).join(''))
  } catch (cause) {
    throw unwritable(folder, cause)
  }
  const log = openSync(progress, 'a')
  let isOpen = true
  const close = () => {
    if (isOpen) closeSync(log)
    isOpen = false
  }
  return {
    done(file) {
      const line = kept.get(file)
      if (line) files.set(file, line.digest)
      return line?.leadsTo
    },
    write(file, content, leadsTo) {
      const path = join(folder, file)
      const digest = hash('sha256', content)
      try {
        inFolder(dirname(path))
        replace(path, content)
        writeSync(log, asLine({ file, digest, leadsTo }))
      } catch (cause) {
        throw unwritable(path, cause)
      }
      files.set(file, digest)
    },
    async finish() {
      fsyncSync(log)
      for (const file of earlier) if (!files.has(file)) await remove(folder, file)
      const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
      replace(
        join(folder, SITE_MANIFEST),
        `${JSON.stringify({ ...header, files: Object.fromEntries(sorted) }, null, 1)}\n`,
      )
      close()
      await rm(progress)
      return sorted.length
    },
    close,
  }
}

/** Names of an earlier copy, so that they are still known if this one is interrupted. */
const earlierLines = (
  files: ReadonlyMap<string, string>,
  earlier: ReadonlySet<string>,
  kept: ReadonlyMap<string, Line>,
): Line[] =>
  [...earlier]
    .filter(file => !kept.has(file))
    .map(file => ({ file, digest: files.get(file) ?? '0'.repeat(64), leadsTo: [] }))

const asLine = (value: object): string => `${JSON.stringify(value)}\n`

interface Found {
  readonly files: ReadonlyMap<string, string>
  readonly progress: { readonly origin: unknown; readonly lines: readonly Line[] } | null
}

async function readFolder(folder: string): Promise<Found> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException): string[] => {
    if (cause.code === 'ENOENT') return []
    throw new RefusedError(`${folder} can't be written to: ${fileProblem(cause)}.`, { cause })
  })
  const manifest = names.includes(SITE_MANIFEST)
    ? parsed(manifestSchema, await readFile(join(folder, SITE_MANIFEST), 'utf8'))
    : null
  const progress = names.includes(PROGRESS) ? progressIn(await readFile(join(folder, PROGRESS), 'utf8')) : null
  if (names.length > 0 && !manifest && !progress)
    throw new RefusedError(
      `${folder} is not empty and holds no copy that Parley has made. Name a new folder or an empty one: what is in this one stays as it is.`,
    )
  return { files: new Map(Object.entries(manifest?.files ?? {})), progress }
}

function progressIn(text: string): Found['progress'] {
  const [first = '', ...rest] = text.split('\n')
  const origin = parsed(originSchema, first)
  // The last line may have been cut off.
  return origin && { origin, lines: rest.flatMap(line => parsed(lineSchema, line) ?? []) }
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What a damaged list names is never outside of the folder. */
function isBelow(path: string): boolean {
  return (
    path !== '' && !/[\\\0:]/.test(path) && path.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  )
}

async function digestOf(path: string): Promise<string | null> {
  try {
    const digest = createHash('sha256')
    for await (const chunk of createReadStream(path)) digest.update(chunk)
    return digest.digest('hex')
  } catch {
    return null
  }
}

function replace(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.tmp`
  writeFileSync(temporary, content)
  renameSync(temporary, path)
}

/** With the folders that are empty then. */
async function remove(folder: string, file: string): Promise<void> {
  await rm(join(folder, file), { force: true })
  for (let path = dirname(file); path !== '.'; path = dirname(path)) {
    const isEmpty = await rmdir(join(folder, path)).then(
      () => true,
      () => false,
    )
    if (!isEmpty) return
  }
}

const unwritable = (path: string, cause: unknown) =>
  new RefusedError(`${path} can't be written: ${fileProblem(cause)}.`, { cause })
