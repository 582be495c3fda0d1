import type { AccountBook } from '../domain/accounts/account-book.ts'
import { SealedError, type Sealing } from './sealing.ts'

/** Whose app can't be checked any more, because its key was sealed with another one than there is now. */
export async function accountsWithLostKeys({ accounts }: AccountBook, sealing: Sealing): Promise<readonly string[]> {
  const lost = await Promise.all(
    accounts.map(async ({ id, handle, credentials: { codes } }) => {
      if (codes === null) return []
      return sealing.open(codes.sealedKey, id).then(
        () => [],
        error => {
          if (error instanceof SealedError) return [handle]
          throw error
        },
      )
    }),
  )
  return lost.flat()
}
