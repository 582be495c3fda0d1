import type { OwnTerm } from './own-terms.ts'

// Lists of issues with which a record can begin. The words are our own. What belongs in such a list was taken from the
// categories of the PA-X Peace Agreements Database's codebook (University of Edinburgh, peaceagreements.org), which sorts
// what two thousand agreements provide for, and from the UN Guidance for Effective Mediation (2012), for
// how a process is held. The ids are kept once chosen, so a preset is extended at its end and never renamed.

export interface IssuePreset {
  readonly label: string
  /** For which negotiations it is made. */
  readonly definition: string
  readonly issues: readonly OwnTerm[]
}

const issue = (id: string, label: string, definition: string): OwnTerm => ({ id, label, definition })

const PROCESS = issue('process', 'Process', 'How, where and by whom it is negotiated.')

/** A war between states. */
const INTERSTATE: readonly OwnTerm[] = [
  issue('sovereignty', 'Sovereignty', 'Statehood, independence, neutrality, recognition.'),
  issue('territory', 'Territory', 'Control of land, borders, lines on the map.'),
  issue('ceasefire-line', 'Ceasefire and line', 'End of fighting, withdrawal, demilitarised zones.'),
  issue('monitoring', 'Monitoring', 'Observers, technical means, joint commissions.'),
  issue('security-guarantees', 'Security guarantees', 'Promises to respond to a new attack.'),
  issue('force-limits', 'Force limits', 'Caps on troops and weapons.'),
  issue(
    'alliances-foreign-forces',
    'Alliances and foreign forces',
    'Membership in alliances, foreign troops and bases.',
  ),
  issue('nuclear-safety', 'Nuclear safety', 'Nuclear plants and materials, and status without nuclear weapons.'),
  issue('sanctions', 'Sanctions', 'Sanctions, their easing and their return.'),
  issue('frozen-assets', 'Frozen assets', 'Immobilised assets, claims, compensation.'),
  issue('reconstruction-economy', 'Reconstruction and economy', 'Funds, rebuilding, trade, debts.'),
  issue('energy-navigation', 'Energy and navigation', 'Power, water, ports, transit, passage at sea.'),
  issue('regional-integration', 'Regional integration', 'Unions, forums and other memberships.'),
  issue('political-process', 'Political process', 'Elections, constitution, referendum.'),
  issue('rights-language-religion', 'Rights, language, religion', 'Minorities, language, worship, schools.'),
  issue('prisoners-children-displaced', 'Prisoners, children, displaced', 'Exchange, return, search for the missing.'),
  issue('justice-amnesty', 'Justice and amnesty', 'Courts, inquiries, amnesty, reparations.'),
  issue('implementation-oversight', 'Implementation and oversight', 'Who sees to it, and what follows a breach.'),
  issue('arms-control', 'Arms control', 'Treaties on kinds of weapons.'),
  issue('military-aid', 'Military aid', 'Weapons, training and money for a party.'),
  PROCESS,
]

/** A war within a state. */
const INTRASTATE: readonly OwnTerm[] = [
  issue('ceasefire', 'Ceasefire', 'End of fighting, separation of forces, its monitoring.'),
  issue('disarmament-return', 'Disarmament and return', 'Weapons laid down, fighters back in civil life.'),
  issue('security-sector', 'Security sector', 'Army, police, services: who commands, who joins.'),
  issue('foreign-forces', 'Foreign forces', 'Troops and support from abroad, their withdrawal.'),
  issue('nature-of-the-state', 'Nature of the state', 'What the state is, its unity, its symbols.'),
  issue('self-rule', 'Self-rule', 'Autonomy, federation, independence, local powers.'),
  issue('power-sharing', 'Power sharing', 'Offices, vetoes and seats for the sides.'),
  issue('transition-elections', 'Transition and elections', 'Interim government, elections, parties.'),
  issue('constitution', 'Constitution', 'A new one, its making, its guarantees.'),
  issue('land', 'Land', 'Ownership, reform, restitution, the countryside.'),
  issue('resources-economy', 'Resources and economy', 'Income, taxes, development, natural wealth.'),
  issue('crime-drugs', 'Crime and drugs', 'Illicit crops and trade, corruption, gangs.'),
  issue('rights-equality', 'Rights and equality', 'Human rights, women, minorities, languages, religions.'),
  issue('justice-truth', 'Justice and truth', 'Trials, amnesty, truth, search for the missing.'),
  issue('victims-reparations', 'Victims and reparations', 'What is owed to those who suffered.'),
  issue('prisoners', 'Prisoners', 'Release and exchange of those who are held.'),
  issue('displaced-return', 'Displaced people', 'Refugees and displaced people, their return.'),
  issue('humanitarian-access', 'Humanitarian access', 'Aid, corridors, protection of civilians, mines.'),
  issue('implementation', 'Implementation', 'Calendar, commissions, verification, funds.'),
  issue('endorsement', 'Endorsement', 'Votes, courts and signatures that an agreement needs.'),
  PROCESS,
]

/** Talks about the fighting alone. */
const CEASEFIRE: readonly OwnTerm[] = [
  issue('cessation', 'End of fighting', 'What stops, when, for how long, for whom.'),
  issue('lines-zones', 'Lines and zones', 'Positions, buffer and demilitarised zones, maps.'),
  issue('withdrawal', 'Withdrawal', 'Who leaves what, and in which order.'),
  issue('weapons', 'Weapons', 'What may not be used, moved or brought in.'),
  issue('prohibited-acts', 'Forbidden acts', 'Attacks on civilians, abductions, incitement, mines.'),
  issue('monitoring', 'Monitoring', 'Who watches, with what means and access.'),
  issue('incidents', 'Incidents and breaches', 'Hotlines, inquiries, answers to a breach.'),
  issue('humanitarian-access', 'Humanitarian access', 'Aid, corridors, medical evacuation, basic services.'),
  issue('prisoners-missing', 'Prisoners and missing', 'Exchange, release, remains, lists of names.'),
  issue('movement', 'Movement', 'Roads, crossings, ports, flights, return home.'),
  issue('guarantees', 'Guarantees', 'Who vouches for it, and how.'),
  issue('next-steps', 'Way to a settlement', 'Talks that are to follow, and their terms.'),
  PROCESS,
]

export const ISSUE_PRESETS = {
  interstate: { label: 'Between states', definition: 'A war or dispute between states.', issues: INTERSTATE },
  intrastate: {
    label: 'Within a state',
    definition: 'A government and armed or political groups, or several of them.',
    issues: INTRASTATE,
  },
  ceasefire: {
    label: 'Ceasefire alone',
    definition: 'Talks about the fighting, not the settlement.',
    issues: CEASEFIRE,
  },
} as const satisfies Readonly<Record<string, IssuePreset>>

export type IssuePresetId = keyof typeof ISSUE_PRESETS
