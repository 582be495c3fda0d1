import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { RefusedError } from '../files/refused-error.ts'
import { type ImportAnswer, type ImportRequest, operatorSocket } from './import-request.ts'

/** Hands a document to the site that has this journal open; null where none listens. */
export async function askRunningSite(
  journal: string,
  order: ImportRequest,
  text: string,
): Promise<ImportAnswer | null> {
  const asked = request({ socketPath: operatorSocket(journal), path: '/import', method: 'POST', agent: false })
  asked.end(`${JSON.stringify(order)}\n${text}`)
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

const brokenOff = (cause: unknown): RefusedError =>
  new RefusedError(
    'The site that is running stopped before it answered. Look at its pages, or import the file again with --dry-run, to see whether it took the file in.',
    { cause },
  )
