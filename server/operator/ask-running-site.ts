import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { RefusedError } from '../files/refused-error.ts'
import { operatorSocket } from './operator-tasks.ts'

interface Question {
  readonly task: string
  readonly sent: string
  /** How to find out what came of it, should the site stop in the middle: a sentence. */
  readonly inDoubt: string
}

/** Asks the site that keeps its things in this folder; null where none listens. */
export async function askRunningSite<Answer>(
  folder: string,
  { task, sent, inDoubt }: Question,
): Promise<Answer | null> {
  const brokenOff = (cause: unknown) =>
    new RefusedError(`The site that is running stopped before it answered. ${inDoubt}`, { cause })
  const asked = request({ socketPath: operatorSocket(folder), path: task, method: 'POST', agent: false })
  asked.end(sent)
  let response: IncomingMessage
  try {
    ;[response] = (await once(asked, 'response')) as [IncomingMessage]
  } catch (error) {
    if (NOBODY_THERE.includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw brokenOff(error)
  }
  const chunks: Buffer[] = await response.toArray().catch(error => {
    throw brokenOff(error)
  })
  return JSON.parse(Buffer.concat(chunks).toString())
}

const NOBODY_THERE: readonly string[] = ['ENOENT', 'ECONNREFUSED', 'EACCES', 'EINVAL', 'ENOTSOCK']
