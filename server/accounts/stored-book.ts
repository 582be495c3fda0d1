import { type AccountBook, accountBookSchema } from '../domain/accounts/account-book.ts'
import { AccountsDamageError } from './account-store.ts'

/** What is stored as text. Throws `AccountsDamageError`, which says nothing of what is stored: it may be a hash. */
export function bookOf(text: string, place: string): AccountBook {
  const parsed = accountBookSchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AccountsDamageError(place, `${issue?.path.join('.') || 'the whole of it'} is not as it was written`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
