import type { Logger } from 'pino'
import { JournalWriteError } from '../../journal/journal.ts'
import { whyNotSaved } from '../editing/writing.ts'

/** Tells why something could not be kept at the desk, when the disk is the reason. */
export async function notKept(
  { logger }: { readonly logger: Logger },
  keeping: Promise<void>,
  tell: (message: string) => void,
): Promise<void> {
  try {
    await keeping
  } catch (error) {
    if (!(error instanceof JournalWriteError)) throw error
    logger.error({ err: error }, 'journal could not be written')
    tell(whyNotSaved(error))
  }
}
