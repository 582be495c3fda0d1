import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createLogger, underRequestId } from './logger.ts'

it('gives the lines of one request the same id, also after it has waited, and others none', async () => {
  const lines: { readonly msg: string; readonly request?: string }[] = []
  const logger = createLogger({ logLevel: 'info' }, { write: line => lines.push(JSON.parse(line)) })
  const asked = (name: string) =>
    underRequestId(async () => {
      logger.info(name)
      await sleep(1)
      logger.info(name)
    })
  logger.info('start')
  await Promise.all([asked('one'), asked('other')])
  const idsOf = (name: string) => new Set(lines.filter(({ msg }) => msg === name).map(({ request }) => request))
  expect(idsOf('start')).toEqual(new Set([undefined]))
  const [one, other] = [[...idsOf('one')], [...idsOf('other')]]
  expect([one.length, other.length]).toEqual([1, 1])
  expect(one).not.toEqual(other)
})
