import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { recordDocumentChunks } from '../domain/exchange/record-document.ts'
import { type Revision, revisionLine } from '../domain/revisions/revision.ts'
import { RefusedError } from '../files/refused-error.ts'
import { writeWhole } from '../files/write-whole.ts'
import { type BaggedFile, bagTags } from '../formats/bag.ts'
import { CRATE_FILE, type CratePart, roCrate } from '../formats/ro-crate.ts'
import { type ZippedFile, zipPieces } from '../formats/zip.ts'
import { openSiteFolder, SITE_MANIFEST } from '../static-site/site-folder.ts'
import { type ReadingSite, writeSite } from '../static-site/write-site.ts'
import { tablePackage } from '../web/data/table-files.ts'
import { provenance } from '../web/site/json-answer.ts'
import { type Command, count, print } from './command.ts'
import { readExistingJournal, refuseJournal } from './stored-journal.ts'

/** ZIP numbers its files with 16 bits. */
const MOST_FILES = 65_000

/** What has been compressed gets no smaller. */
const COMPRESSED = /\.(png|woff2|zip)$/

export const archiveCommand: Command = {
  usage: 'FILE.zip',
  summary: 'Write everything to one file, to be handed over or put away',
  details: `Works while the server runs. A BagIt bag (RFC 8493) in a ZIP file: the site as files, the record as it can be imported, the
journal with every revision, the tables as a Data Package, and what all of it is (RO-Crate). The same record makes the same
bytes. FILE.zip is replaced only once the whole of it is on disk.

PUBLIC_URL is the address that the archive names as its origin.`,
  options: {},
  positionals: { min: 1, max: 1 },

  async run({ positionals: [file = ''] }, context) {
    const { revisions } = await readExistingJournal(context)
    await refuseJournal(file, context)
    const site = await context.readingSite(revisions)
    const folder = await mkdtemp(join(tmpdir(), 'parley-archive-'))
    try {
      const { head } = site.record
      const payload = await writePayload(site, revisions, folder)
      if (payload.length > MOST_FILES)
        throw new RefusedError(
          `${count(payload.length)} files are more than a ZIP file holds. Write the site with \`parley site FOLDER\` and pack that.`,
        )
      await writeWhole(file, zipPieces(bagOf(payload, site, folder), head.at ?? ''))
      print(context.stdout, `archived ${count(payload.length)} files, at revision ${count(head.seq)}, in ${file}`)
    } finally {
      await site.stop()
      await rm(folder, { recursive: true, force: true })
    }
    return true
  },
}

/** Writes what the bag holds to a folder. */
async function writePayload(
  site: ReadingSite,
  revisions: readonly Revision[],
  folder: string,
): Promise<readonly BaggedFile[]> {
  const { record, publicUrl } = site
  const { head } = record
  const at = head.at ?? ''
  const now = () => new Date(at)
  const payload: BaggedFile[] = []
  const put = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
    const bagged = { path, digest: hash('sha256', content), bytes: Buffer.byteLength(content) }
    payload.push(bagged)
    return bagged
  }
  const siteFolder = join(folder, 'site')
  await writeSite(
    site,
    await openSiteFolder(siteFolder, { program: packageJson.version, head: `${head.seq}:${head.hash}`, publicUrl }),
  )
  for (const [path, digest] of Object.entries(await filesOfSite(siteFolder)))
    payload.push({ path: `site/${path}`, digest, bytes: (await stat(join(siteFolder, path))).size })
  await rm(join(siteFolder, SITE_MANIFEST))
  const document = await put('record.json', [...recordDocumentChunks(record)].join(''))
  const journal = await put('journal.jsonl', revisions.map(revision => `${revisionLine(revision)}\n`).join(''))
  for (const { name, pieces } of tablePackage({ record, publicUrl, now }))
    await put(`tables/${name}`, Buffer.concat([...pieces].map(piece => Buffer.from(piece as Uint8Array))))
  const { title, license, citation } = provenance({ record, publicUrl, now }, 'archive')
  const description = record.find('record', 'record')?.description ?? ''
  const origin = { title, description, license, citation, publicUrl, at, version: String(head.seq) }
  await put(CRATE_FILE, roCrate(origin, partsOf(document, journal)))
  return payload
}

const partsOf = (document: BaggedFile, journal: BaggedFile): CratePart[] => [
  { id: 'site/', name: 'The site', description: 'Every page as a file; begin with site/index.html.', format: null },
  {
    id: document.path,
    name: 'The record',
    description: 'The current record as one document, which Parley imports.',
    format: 'application/json',
    bytes: document.bytes,
  },
  {
    id: journal.path,
    name: 'The journal',
    description: 'Every revision ever made, one a line, each with the hash of the one before.',
    format: 'application/x-ndjson',
    bytes: journal.bytes,
  },
  {
    id: 'tables/',
    name: 'The tables',
    description: 'The record as CSV with a codebook: a Frictionless Data Package.',
    format: null,
  },
]

async function filesOfSite(folder: string): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(join(folder, SITE_MANIFEST), 'utf8')).files
}

/** The files of the bag, all in one folder, read as they are packed. */
function* bagOf(payload: readonly BaggedFile[], { record }: ReadingSite, folder: string): Generator<ZippedFile> {
  const { seq, hash: last, at } = record.head
  const name = `parley-record-${seq}`
  const tags = bagTags(payload, {
    software: `Parley ${packageJson.version}`,
    description: record.find('record', 'record')?.title ?? '',
    identifier: `revision ${seq}, ${last}`,
    at: at ?? '',
  })
  for (const [tag, text] of tags) yield { name: `${name}/${tag}`, pieces: [text] }
  for (const { path } of payload.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    yield {
      name: `${name}/data/${path}`,
      // Not before it is its turn.
      pieces: (function* () {
        yield readFileSync(join(folder, path))
      })(),
      isCompressed: COMPRESSED.test(path),
    }
}
