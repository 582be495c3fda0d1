import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { hashSync, verifySync } from '@node-rs/argon2'

// A thread that hashes passwords, one after another. What readers ask for goes before: on Linux, and there alone, a priority is
// that of the thread which sets it.
const BEHIND_READERS = 19
if (process.platform === 'linux') setPriority(BEHIND_READERS)

parentPort?.on('message', ({ stored, password, cost }) => {
  try {
    parentPort.postMessage({ result: stored === null ? hashSync(password, cost) : verifySync(stored, password) })
  } catch (error) {
    parentPort.postMessage({ error: String(error) })
  }
})
