import { type StatsListener, unwatchFile, watchFile } from 'node:fs'
import type { LinkSeen } from '../web/site/site.ts'
import type { Findings } from './findings.ts'
import { openLinksFile } from './links-file.ts'

/** A check takes minutes, and nobody waits for what it finds. */
const LOOK_EVERY_MS = 30_000

export interface FollowedLinks {
  seen(source: string, address: string): LinkSeen | undefined
  close(): void
}

interface Hearing {
  readonly changed: () => void
  readonly failed: (cause: unknown) => void
}

/** What checks of links have found, for the site that runs: it is read again when a check has changed it. */
export async function followLinksFile(file: string, { changed, failed }: Hearing): Promise<FollowedLinks> {
  let findings: Findings = {}
  const read = async () => {
    findings = await openLinksFile(file)
  }
  await read().catch(failed)
  const again: StatsListener = (now, before) => {
    if (now.mtimeMs !== before.mtimeMs) read().then(changed, failed)
  }
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, again)
  return {
    seen(source, address) {
      const finding = Object.hasOwn(findings, source) ? findings[source] : undefined
      return finding?.address === address ? { seenAt: finding.seenAt, isGone: finding.is === 'gone' } : undefined
    },
    close: () => unwatchFile(file, again),
  }
}
