import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '../../server/testing/free-port.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface BuiltSite {
  /** Without a slash at its end. */
  readonly origin: string
  readonly pid: number
  stop(): Promise<void>
}

/** The built site as it runs in production, over the shipped record or the journal in `dataDir`. `npm run build` first. */
export async function runBuiltSite(options: { readonly dataDir?: string } = {}): Promise<BuiltSite> {
  const own = options.dataDir === undefined ? await mkdtemp(join(tmpdir(), 'parley-bench-')) : null
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = { ...process.env, PORT: String(port), DATA_DIR: options.dataDir ?? own ?? '', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], { env, stdio: 'ignore' })
  const ended = once(child, 'exit')
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error('The site did not start. Run `npm run build` first.')
    await new Promise(done => setTimeout(done, 20))
  }
  return {
    origin,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill()
      await ended
      if (own) await rm(own, { recursive: true })
    },
  }
}

/** Asks for a page that costs little and is no part of what is measured. */
async function answers(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/favicon.ico`).catch(() => null)
  await answer?.arrayBuffer()
  return answer?.ok ?? false
}
