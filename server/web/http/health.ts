import { Router } from 'express'

/** Why a process should get no requests at this moment; empty when it may. */
export type Unready = () => Promise<readonly string[]>

/**
 * `GET /health/live`: the process answers. `GET /health/ready`: it knows all that is recorded, could record more, and may be
 * asked (503 with why where not). For load balancers: neither counted nor kept.
 */
export function health(unready: Unready): Router {
  const router = Router({ caseSensitive: true, strict: true })
  router.get('/health/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').type('text/plain').send('ok\n')
  })
  router.get('/health/ready', async (_req, res) => {
    const reasons = await unready()
    res
      .status(reasons.length === 0 ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(reasons.length === 0 ? 'ok\n' : `${reasons.join('\n')}\n`)
  })
  return router
}
