import type { ServerResponse } from 'node:http'

/** Does something when an answer is made and begins to go out. */
export function beforeHeaders(res: ServerResponse, act: (status: number) => void): void {
  const { writeHead } = res
  res.writeHead = ((...given: Parameters<typeof writeHead>) => {
    act(given[0])
    return writeHead.apply(res, given)
  }) as typeof writeHead
}
