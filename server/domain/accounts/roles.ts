/** What somebody may do, the least first: whoever may more may all that comes before. Readers need no role. */
export const ROLES = ['contributor', 'editor', 'administrator'] as const

export type Role = (typeof ROLES)[number]

export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)
