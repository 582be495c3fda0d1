import type { Role } from '../../domain/accounts/roles.ts'

/** What people call a role, and what it allows. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly role: string; readonly mayDo: string }>> = {
  contributor: { role: 'Contributor', mayDo: 'suggests entries and corrections' },
  editor: { role: 'Editor', mayDo: 'publishes, corrects and retracts, and looks at what others suggest' },
  administrator: {
    role: 'Administrator',
    mayDo: 'does all that editors do, and looks after accounts, settings and imports',
  },
}
