/**
 * What has to be known of names that not everybody accepts, by the code of ISO 3166-1: who calls it what, and no side taken.
 * It becomes the note of the actor, which its editors can change.
 */
export const DISPUTED_NAMES: ReadonlyMap<string, string> = new Map([
  [
    'EH',
    'On the UN’s list of non-self-governing territories. Morocco administers most of it; the Sahrawi Arab Democratic Republic claims it.',
  ],
  ['FK', 'Falkland Islands (Malvinas) in ISO 3166-1. Argentina, which claims them, calls them Islas Malvinas.'],
  ['MM', 'Some governments and people call it Burma.'],
  ['PS', 'State of Palestine in ISO 3166-1. Most members of the UN recognise it as a state, others do not.'],
  ['TW', 'Taiwan, Province of China in ISO 3166-1. Its government calls it the Republic of China.'],
  ['XK', 'Not in ISO 3166-1: the code is one for private use. Many states recognise it, Serbia and others do not.'],
])
