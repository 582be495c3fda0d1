import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AccountBook, EMPTY_BOOK, withChanged, withNewAccount } from '../domain/accounts/account-book.ts'
import { anAccount } from '../domain/testing/an-account.ts'
import { type AccountStore, AccountsClosedError } from './account-store.ts'

/** What every store promises. `open` gives a store of its own; `reopen` what is kept when that is closed, where it is. */
export function describeAccountStore(
  name: string,
  { open, reopen }: { open: () => Promise<AccountStore>; reopen?: () => Promise<AccountStore> },
): void {
  describe(name, () => {
    let store: AccountStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const add = (id: string) =>
      store.change(book => withNewAccount(book, anAccount({ id: `account-${id}`, handle: id })))
    const handles = ({ accounts }: AccountBook) => accounts.map(({ handle }) => handle)

    it('begins with nothing', () => expect(store.book).toEqual(EMPTY_BOOK))

    it('shows what was changed when it is kept', async () => {
      const changed = add('ada')
      expect(handles(store.book)).toEqual([])
      expect(await changed).toBe(store.book)
      expect(handles(store.book)).toEqual(['ada'])
    })

    it('never changes a book that somebody has', async () => {
      await add('ada')
      const before = store.book
      await add('bo')
      expect(handles(before)).toEqual(['ada'])
    })

    it('carries out a hundred changes that are made at once, one after another', async () => {
      const names = Array.from({ length: 100 }, (_, index) => `name${index}`)
      await Promise.all(names.map(add))
      expect(handles(store.book)).toEqual(names)
    })

    it('rejects with what the change throws, stays as it was, and goes on', async () => {
      await add('ada')
      const before = store.book
      await expect(
        store.change(() => {
          throw new RangeError('no')
        }),
      ).rejects.toThrow(RangeError)
      await expect(add('ada')).rejects.toThrow('already')
      expect(store.book).toBe(before)
      await add('bo')
      expect(handles(store.book)).toEqual(['ada', 'bo'])
    })

    it('gives its functions away', async () => {
      const { change, subscribe } = store
      const told: number[] = []
      subscribe(({ accounts }) => told.push(accounts.length))
      await change(book => withNewAccount(book, anAccount()))
      expect(told).toEqual([1])
    })

    it('tells of each change, with what was before, and of none that changes nothing', async () => {
      const told: [number, number][] = []
      const stop = store.subscribe((book, before) => told.push([before.accounts.length, book.accounts.length]))
      await add('ada')
      await store.change(book => book)
      await add('bo')
      stop()
      await add('cy')
      expect(told).toEqual([
        [0, 1],
        [1, 2],
      ])
    })

    it('carries out what was asked before it is closed, and nothing afterwards', async () => {
      const asked = add('ada')
      await store.close()
      await store.close()
      expect(handles(await asked)).toEqual(['ada'])
      await expect(add('bo')).rejects.toThrow(AccountsClosedError)
    })

    if (reopen)
      it('keeps everything', async () => {
        await add('ada')
        await store.change(book => withChanged(book, 'account-ada', { publicName: 'Ада’s “desk”' }))
        const { book } = store
        await store.close()
        const opened = await reopen()
        expect(opened.book).toEqual(book)
        await opened.close()
      })
  })
}
