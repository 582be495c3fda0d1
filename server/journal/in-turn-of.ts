/** Does what is asked of one thing after what was asked of it before. */
export function inTurnOf(): <T>(id: string, act: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (id, act) => {
    const before = last.get(id) ?? Promise.resolve()
    const done = before.then(act, act)
    const settled = done.catch(() => undefined)
    last.set(id, settled)
    return done.finally(() => {
      if (last.get(id) === settled) last.delete(id)
    })
  }
}
