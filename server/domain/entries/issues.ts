import { list, oneOf } from './fields.ts'
import { term } from './terms.ts'

export const ISSUES = {
  sovereignty: term('Sovereignty', 'Statehood, neutrality, recognition.'),
  territory: term('Territory', 'Control, recognition and lines on the map.'),
  'ceasefire-line': term('Ceasefire and line', 'Cessation of fighting, withdrawal, demilitarised zones.'),
  monitoring: term('Monitoring', 'Observers, sensors, joint commissions.'),
  'security-guarantees': term('Security guarantees', 'Promises of response, snap-back, their price.'),
  'force-limits': term('Force limits', 'Caps on troops and weapons.'),
  'alliances-foreign-forces': term('Alliances and foreign forces', 'NATO, foreign troops, basing.'),
  'nuclear-safety': term('Nuclear safety', 'Nuclear plants and non-nuclear status.'),
  sanctions: term('Sanctions', 'Sanctions and their easing.'),
  'frozen-assets': term('Frozen assets', 'Immobilised assets and compensation.'),
  'reconstruction-economy': term('Reconstruction and economy', 'Funds, trade, business.'),
  'energy-navigation': term('Energy and navigation', 'Power, rivers, ports, grain.'),
  'regional-integration': term('Regional integration', 'EU membership, G8 and the like.'),
  'political-process': term('Political process', 'Elections, constitution, referendum.'),
  'rights-language-religion': term('Rights, language, religion', 'Minorities, language, church, schools.'),
  'prisoners-children-displaced': term('Prisoners, children, displaced', 'Exchange, return, family reunion.'),
  'justice-amnesty': term('Justice and amnesty', 'Courts, amnesty, audits.'),
  'implementation-oversight': term('Implementation and oversight', 'Councils, penalties for breach, legal force.'),
  'arms-control': term('Arms control', 'Treaties on strategic and other weapons.'),
  'military-aid': term('Military aid', 'Weapons and support for a party.'),
  process: term('Process', 'How and by whom it is negotiated.'),
}

const issues = list(oneOf(ISSUES)).refine(
  chosen => new Set(chosen).size === chosen.length,
  'Names the same issue twice.',
)
export const someIssues = issues.refine(chosen => chosen.length > 0, 'Choose at least one issue.')
