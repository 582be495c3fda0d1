import type { ReviewDesk } from '../../desk/review-desk.ts'
import { isAtLeast } from '../../domain/accounts/roles.ts'
import type { Diversion } from '../editing/writing.ts'
import { paths } from '../site/paths.ts'

/** What contributors save waits at the desk, and under the rule of four eyes what anybody saves. */
export const divertTo = (desk: ReviewDesk, isFourEyes: boolean): Diversion => ({
  waitsFor: ({ role }) => isFourEyes || !isAtLeast(role, 'editor'),
  put: async ({ account }, waiting) => paths.suggestion(await desk.suggest(account, waiting)),
})
