/** What stands for `:id`, by the part of a pattern before it. */
const IDS: Readonly<Record<string, string>> = {
  accounts: 'account-contributor',
  actors: 'ukraine',
  documents: 'us-28-point-2025-11',
  events: '2025-02-12-hegseth-brussels',
  explore: '2025-02-12-hegseth-brussels',
  issues: 'territory',
  negotiations: 'russia-ukraine-2025',
  // The record has none.
  phases: 'no-such-phase',
  // Nothing lies on the desk.
  suggestions: 's-none',
  reports: 'r-none',
  'point-states': 'state-2025-11-24-us28-21-deferred',
  settings: 'record',
  positions: 'pos-2025-02-18-russia-regional-integration',
  sources: '112-ua-2025-12-24-zelenskyy-revealed-20-points-peace',
}

/** Of patterns that answer nothing without more. */
const COMPLETED: Readonly<Record<string, string>> = {
  '/cards': '/cards/timeline.png',
  '/suggest.json': '/suggest.json?type=actor&text=zel',
  '/embed': '/embed?page=/',
  '/embed/compare': '/embed/compare?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12',
  '/oembed': '/oembed?url=https://record.example.org/',
  '/read-date.json': '/read-date.json?text=2025',
}

/** An address of a pattern, of something that the shipped record holds where there is any. */
export const addressOf = (pattern: string): string =>
  COMPLETED[pattern] ??
  pattern
    .replace(':id', IDS[/([^/]+)\/:id/.exec(pattern)?.[1] ?? ''] ?? '')
    .replace(':file', 'a-file-that-was-kept')
    .replace(':token', 'a-link-that-was-used')
    .replace(':document', 'us-28-point-2025-11')
    .replace(':number', '1')
    .replace(':title', 'what-it-was-called')
    .replace(/^\/compare\..*/, '$&?documents=us-28-point-2025-11,us-ukraine-20-point-2025-12')
