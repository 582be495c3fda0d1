const PAUSE_MS = 200

/** Runs the work once the typing pauses. What fails (a lost connection) is left: the form says the same when it is sent. */
export function debounced<T>(work: (argument: T) => Promise<void>): (argument: T) => void {
  let waiting = 0
  return argument => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      work(argument).catch(() => undefined)
    }, PAUSE_MS)
  }
}
