import type { RequestHandler } from 'express'
import { renderSVG } from 'uqr'
import { totpAddress } from '../../domain/accounts/totp.ts'
import { NotFoundError } from '../http/http-error.ts'
import { siteNameOf } from '../site/record-names.ts'
import { signedInAs } from './identify.ts'
import { type Keeping, refusedAsPage } from './keeping.ts'

/** The quiet zone that ISO/IEC 18004 asks for: without it a dark page runs into the code. */
const BORDER = 4

/** `GET /account/totp.svg`: what the app reads while it is being set up. */
export const codePicture =
  ({ accounts, site }: Keeping): RequestHandler =>
  async (req, res) => {
    const { account, session } = signedInAs(req)
    const setUp = await refusedAsPage(accounts.begun.setUps.find(session.id))
    if (!setUp) throw new NotFoundError('No app is being set up in this browser.')
    const address = totpAddress(Buffer.from(setUp.key, 'base64url'), {
      site: siteNameOf(site.record),
      handle: account.handle,
    })
    res
      .set('Cache-Control', 'no-store')
      .type('svg')
      .send(renderSVG(address, { border: BORDER }))
  }
