import type { OwnTerm } from './own-terms.ts'

/** Negotiating tables that most negotiations have, with which one can begin. */
export const TABLE_PRESET: readonly OwnTerm[] = [
  { id: 'parties', label: 'Between the parties', definition: 'The parties face to face, with nobody between them.' },
  { id: 'mediator', label: 'With the mediator', definition: 'A mediator with one party or several.' },
  { id: 'domestic', label: 'Domestic', definition: 'Inside one party: its institutions, its public.' },
  { id: 'international', label: 'International', definition: 'Other states, organisations and conferences.' },
]
