import { Worker } from 'node:worker_threads'

/** To be hashed or, where a hash is stored, to be compared with it. */
export interface HashingJob {
  readonly stored: string | null
  readonly password: string
  readonly cost: Readonly<Record<string, number>>
}

export interface HashingThreads {
  /** Does it on a thread that has nothing else to do: whoever asks sees to it that there are few at once. */
  ask(job: HashingJob): Promise<string | boolean>
  close(): Promise<void>
}

/** The build puts it beside what is made of this file. */
const THREAD = new URL('./hashing-thread.mjs', import.meta.url)

/**
 * Threads of our own and not those of libuv, for which the journal's disk would wait, and which can't be made to stand back for
 * what readers ask. They are made when they are needed.
 */
export function createHashingThreads(): HashingThreads {
  const free: Worker[] = []
  const all = new Set<Worker>()

  function newThread(): Worker {
    const thread = new Worker(THREAD)
    thread.unref()
    all.add(thread)
    thread.once('exit', () => {
      all.delete(thread)
      free.splice(0, free.length, ...free.filter(other => other !== thread))
    })
    // One that fails with nobody waiting for it has nobody to tell.
    thread.on('error', () => {})
    return thread
  }

  return {
    async ask(job) {
      const thread = free.pop() ?? newThread()
      const { result, error } = await answerOf(thread, job)
      free.push(thread)
      if (error !== undefined) throw new Error(`A password could not be hashed: ${error}`)
      return result
    },
    close: async () => {
      free.length = 0
      await Promise.all([...all].map(thread => thread.terminate()))
    },
  }
}

interface Answer {
  readonly result: string | boolean
  readonly error?: string
}

/** Rejects when the thread ends before it has answered. */
function answerOf(thread: Worker, job: HashingJob): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      thread.off('message', answered).off('error', failed).off('exit', ended)
      thread.unref()
    }
    const answered = (answer: Answer) => {
      settle()
      resolve(answer)
    }
    const failed = (error: Error) => {
      settle()
      reject(error)
    }
    const ended = () => failed(new Error('The thread that hashes passwords has ended.'))
    thread.on('message', answered).on('error', failed).on('exit', ended)
    // The process lives on until it is answered.
    thread.ref()
    thread.postMessage(job)
  })
}
