import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Accounts, createAccounts } from './accounts/accounts.ts'
import { readCommonPasswords } from './accounts/common-passwords.ts'
import { accountsWithLostKeys } from './accounts/lost-keys.ts'
import { accountsOf, auditLogOf, passingOf, sealingOf } from './accounts/open-accounts.ts'
import { createApp } from './app.ts'
import { type Config, isOfThisMachine } from './config.ts'
import { type OpenDesk, openDesk } from './desk/open-desk.ts'
import { planImport } from './domain/exchange/import-plan.ts'
import { DOCUMENT_LIMITS, parseRecordDocument } from './domain/exchange/parse-record-document.ts'
import { causesOf } from './domain/exchange/rejections.ts'
import { judgedOn } from './domain/record/judgement.ts'
import { NegotiationRecord } from './domain/record/negotiation-record.ts'
import { BY_IMPORT } from './domain/revisions/revision.ts'
import { readFileText } from './files/read-whole.ts'
import { RefusedError } from './files/refused-error.ts'
import { type Journal, JournalConflictError, type JournalNotice } from './journal/journal.ts'
import { deskJournalOf, journalOf } from './journal/open-journal.ts'
import { followLinksFile } from './links/follow-links-file.ts'
import { linksFileOf } from './links/links-file.ts'
import type { Logger } from './logger.ts'
import { createMetrics } from './operator/metrics.ts'
import { serveMetrics } from './operator/metrics-server.ts'
import { openOperatorSocket } from './operator/operator-socket.ts'
import { operatorSocket, operatorTasks } from './operator/operator-tasks.ts'
import { readinessOf } from './operator/readiness.ts'
import { accessOf } from './web/accounts/access.ts'
import { publicNameIn } from './web/accounts/public-name.ts'
import { createCardPress } from './web/cards/card-press.ts'
import { readCardType } from './web/cards/card-type.ts'
import type { Access } from './web/http/access.ts'
import { readAssets } from './web/http/assets.ts'
import type { Others } from './web/http/others.ts'
import { mappingsFileOf, openMappingsFile } from './web/import/mappings-file.ts'
import { createRenderer } from './web/site/render.ts'
import { serveSite } from './web/site/serve-site.ts'
import { createSite, followJournal } from './web/site/site.ts'

/** Something that a person has to mend before the site can start; the message says what and how. */
export class StartError extends Error {
  override name = 'StartError'
}

export interface RunningSite {
  readonly url: string
  /** Who may write when it starts. */
  readonly access: Access
  /** What was found when the journal was opened, in sentences without their full stop. */
  readonly notices: readonly string[]
  /** Writes all revisions, as they are in memory, to a new file beside the journal and resolves to its name. */
  saveCopy(): Promise<string>
  /** Finishes what is running, then closes the journal. */
  stop(): Promise<void>
}

const DRAIN_LIMIT_MS = 10_000

interface Surroundings {
  /** The folder that holds views, data and dist. */
  readonly root: string
  readonly logger: Logger
  readonly beginAnew?: boolean
}

/** Opens the journal, fills it if it is new, and listens. */
export async function start(config: Config, { root, logger, beginAnew = false }: Surroundings): Promise<RunningSite> {
  const now = () => new Date()
  const stored = journalOf(config, root)
  const notices: string[] = []
  const tell = ({ message, about }: JournalNotice) => {
    logger.warn(about, message)
    notices.push(message)
  }
  const metrics = createMetrics(now)
  const journal = metrics.measured(await stored.open({ now, tell, beginAnew }))
  const closing: (() => Promise<void> | void)[] = []
  let accounts: Accounts | undefined
  try {
    accounts = await openAccounts(config, { root, logger, now })
    const lost = await accountsWithLostKeys(accounts.book, accounts.sealing)
    if (lost.length > 0)
      tell({
        message: `the codes of ${lost.length === 1 ? 'one account' : `${lost.length} accounts`} can’t be checked: they were sealed with another key. Put back what SECRET_KEY or accounts.key was; until then recovery codes sign in`,
        about: { accounts: lost.length },
      })
    if (journal.head.seq === 0 && config.seed !== null) await seed(journal, resolve(root, config.seed), logger)
    const assets = readAssets(join(root, 'dist/assets'))
    const record = NegotiationRecord.fold(journal.revisions)
    record.readReferrers()
    const links = await followLinksFile(linksFileOf(config, root), {
      changed: () => site.cache.clear(),
      failed: cause => logger.warn({ err: cause }, 'what was found about links could not be read'),
    })
    closing.push(links.close)
    const mappings = await openMappingsFile(mappingsFileOf(config, root), cause =>
      logger.warn({ err: cause }, 'what columns of sheets mean can’t be kept, and is known until this process ends'),
    )
    const site = createSite(record, {
      linkSeen: links.seen,
      render: createRenderer(join(root, 'views')),
      assets: assets.links,
      access: accessOf(accounts, { isOfThisMachine: isOfThisMachine(config) }),
      publicUrl: config.publicUrl,
      contact: journal.contact,
      now,
    })
    followJournal(site, journal)
    metrics.watch(site)
    let isStopping = false
    // Pages offer everybody to change what they show, until somebody has an account.
    let { access } = site
    accounts.subscribe(() => {
      if (site.access === access) return
      access = site.access
      site.cache.clear()
      logger.info({ access }, 'who may write has changed')
    })
    journal.contact.subscribe(() => {
      const { lostSince } = journal.contact
      if (lostSince === null) logger.info('the journal answers again')
      else logger.warn({ lostSince }, 'the journal does not answer, and pages may be older than what is recorded')
    })
    journal.subscribe(batch => logger.info({ from: batch[0]?.seq, to: batch.at(-1)?.seq }, 'recorded'))
    const {
      desk,
      journal: deskJournal,
      close: closeDesk,
    } = await openDesk({
      stored: deskJournalOf(config, root),
      record,
      published: journal,
      nameOf: publicNameIn(accounts),
      now,
      tell,
      beginAnew,
      onFailure: cause => logger.error({ err: cause }, 'the desk could not do its work, and tries again'),
    })
    closing.push(closeDesk)
    const others = othersOf({ journal, deskJournal, accounts })
    const press = createCardPress(readCardType(join(root, 'dist/picture-fonts')))
    const served = await serveSite(
      site,
      createApp({
        config,
        journal,
        site,
        assets,
        press,
        logger,
        accounts,
        desk,
        mappings,
        others,
        unready: readinessOf({ journal, isStopping: () => isStopping, now }),
        observe: metrics.observe,
      }),
      config,
      others,
    ).catch(cause => {
      throw listenError(cause, config)
    })
    site.search.wake()
    if (config.metrics) {
      const told = await serveMetrics(metrics, config.metrics).catch(cause => {
        throw listenError(cause, config.metrics as Address)
      })
      closing.push(told.close)
      logger.info({ url: told.url }, 'metrics')
    }
    const operator = await openOperatorSocket(
      operatorSocket(resolve(root, config.dataDir)),
      operatorTasks({ journal, record, now }, accounts),
    ).catch(cause => {
      logger.warn({ err: cause }, 'commands can’t reach this site while it runs')
      return null
    })
    return {
      url: `${served.url}/`,
      access: site.access,
      notices,
      saveCopy: () => stored.saveCopy(journal.revisions, now()),
      stop: async () => {
        isStopping = true
        await sleep(config.drainDelaySeconds * 1_000)
        await operator?.close()
        await served.stop(DRAIN_LIMIT_MS)
        for (const close of closing) await close()
        await journal.close()
        await accounts?.close()
      },
    }
  } catch (error) {
    for (const close of closing) await close()
    await journal.close()
    await accounts?.close()
    throw error
  }
}

async function openAccounts(
  config: Config,
  { root, logger, now }: Pick<Surroundings, 'root' | 'logger'> & { readonly now: () => Date },
): Promise<Accounts> {
  const sealing = sealingOf(config, root)
  return createAccounts({
    store: await accountsOf(config, root).open(),
    passing: passingOf(config, { sealing, now }),
    audit: auditLogOf(config, root).open({
      now,
      failed: cause => logger.error({ err: cause }, 'the audit log could not be written'),
    }),
    isCommon: readCommonPasswords(join(root, 'data/common-passwords.txt')),
    sealing,
    now,
  })
}

/** The first start fills an empty journal with the record that is shipped, as one batch: all of it or nothing. */
async function seed(journal: Journal, file: string, logger: Logger): Promise<void> {
  const text = await readFileText(file, DOCUMENT_LIMITS.characters).catch(cause => {
    if (!(cause instanceof RefusedError)) throw cause
    throw new StartError(`SEED: ${cause.message} Name a record document, or set SEED=none to start empty.`, { cause })
  })
  const document = parseRecordDocument(text)
  if (!document.ok) throw new StartError(seedProblems(file, document.problems))
  const empty = NegotiationRecord.fold([])
  const plan = planImport(document, empty, { by: BY_IMPORT, reason: 'First start' })
  if (plan.rejected.length > 0) {
    throw new StartError(
      seedProblems(
        file,
        causesOf(plan.rejected).map(({ rejected: [first, ...others], problem }) => ({
          path: `${first?.path} ${first?.id ?? ''} ${problem.path}`,
          message: problem.message + (others.length > 0 ? ` So it is in ${others.length} more.` : ''),
        })),
      ),
    )
  }
  try {
    await journal.append(plan.drafts, judgedOn(empty, plan.drafts))
  } catch (error) {
    // Of several that start at once over one database the first does it for all.
    if (error instanceof JournalConflictError && journal.head.seq > 0) return
    throw error
  }
  logger.info({ entries: plan.added.length, file }, 'the empty journal was filled')
}

const seedProblems = (file: string, problems: readonly { path: string; message: string }[]): string =>
  [
    `SEED: ${file} can’t be imported:`,
    ...problems.slice(0, 20).map(({ path, message }) => `  ${path === '' ? '' : `${path}: `}${message}`),
    ...(problems.length > 20 ? [`  … and ${problems.length - 20} more.`] : []),
  ].join('\n')

/** Null where this process is the only one that serves this site. */
function othersOf({
  journal,
  deskJournal,
  accounts,
}: {
  readonly journal: Pick<Journal, 'head' | 'contact'>
  readonly deskJournal: OpenDesk['journal']
  readonly accounts: Pick<Accounts, 'version' | 'catchUp'>
}): Others | null {
  if (!journal.contact.hasOthers) return null
  return {
    known: () => ({ record: journal.head.seq, desk: deskJournal.head.seq, accounts: accounts.version }),
    catchUp: async () => {
      const all = [journal.contact.catchUp(), deskJournal.contact.catchUp(), accounts.catchUp()]
      return (await Promise.all(all)).every(Boolean)
    },
  }
}

type Address = Pick<Config, 'port' | 'host'>

function listenError(error: NodeJS.ErrnoException, { port, host }: Address): Error {
  const unknownName = `HOST=${host} is not a name this machine knows. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`
  const advice: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on ${host} is in use, perhaps by another Parley. Stop that, or choose another port: PORT=${port < 65_535 ? port + 1 : 3000} npm start`,
    EACCES: `Port ${port} needs rights that this user does not have. Choose one above 1023: PORT=3000 npm start`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`,
    ENOTFOUND: unknownName,
    // Without a network no name server can be asked.
    EAI_AGAIN: unknownName,
  }
  const message = error.code ? advice[error.code] : undefined
  return message ? new StartError(message, { cause: error }) : error
}

const FIRST_ACCOUNT = 'npm run parley -- account add NAME --role administrator'

const WHO_MAY_WRITE: Readonly<Record<Access, string>> = {
  open: `Whoever reaches this port can add and correct milestones, also through a proxy: there are no accounts yet. To make the first one: ${FIRST_ACCOUNT}`,
  accounts: 'Whoever has an account can sign in at /login.',
  closed: `The site is read-only: it can be reached by others, and there are no accounts yet. To make the first one: ${FIRST_ACCOUNT}`,
}

/** What somebody who has just started the site wants to know. */
export const welcome = (site: RunningSite): string =>
  [`Parley is at ${site.url}`, WHO_MAY_WRITE[site.access], ...site.notices.map(notice => `Note: ${notice}.`)].join('\n')
