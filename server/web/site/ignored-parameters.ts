import type { RequestHandler, Response } from 'express'
import { words } from '../../domain/language/words.ts'
import { beginning } from '../../domain/text/shortened.ts'
import { queryOf } from '../http/request-query.ts'
import { listed } from './links.ts'

// Parameters that mean nothing to a page: it says so instead of letting readers believe in a filter. What other sites append
// to follow their readers is left out in silence.

const FOLLOWS_READERS =
  /^(utm_.+|mtm_.+|pk_.+|fbclid|[gdw]?clid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid?|mc_[ce]id|_ga|_gl|_hs.+|mkt_tok|srsltid)$/i

const ignored = new WeakMap<Response, readonly string[]>()

/** Notes what the page that is asked for will ignore, before it is made. */
export const noteIgnored =
  ({ ignores }: { readonly ignores: (params: URLSearchParams) => readonly string[] }): RequestHandler<never> =>
  (req, res, next) => {
    const params = queryOf(req)
    params.delete('on')
    params.delete('known')
    if (params.size > 0)
      ignored.set(
        res,
        [...new Set(ignores(params))].filter(name => !FOLLOWS_READERS.test(name)),
      )
    next()
  }

/** The names that a page was given and does not know. */
export const ignoredBy = (res: Response): readonly string[] => ignored.get(res) ?? []

const NAMES_SHOWN = 3
const LONGEST_NAME = 40

/** Such as “This page knows no parameter “colour”. It was ignored.”; null where nothing was. */
export function ignoredInWords(names: readonly string[]): string | null {
  if (names.length === 0) return null
  const shown = names.slice(0, NAMES_SHOWN).map(name => words().lists.quoted(beginning(name, LONGEST_NAME)))
  const more = names.length - shown.length
  const { errors } = words()
  const told = more > 0 ? [...shown, errors.otherParameters(more)] : shown
  const all = listed(told, 'disjunction')
  return names.length === 1 ? errors.ignoredOne(all) : errors.ignoredSome(all)
}
