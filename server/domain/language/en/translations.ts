/** Who translated what is read, and how far that can be relied on. */
export const translations = {
  human: 'Translated by a person, not reviewed.',
  humanReviewed: 'Translated by a person and reviewed.',
  machine: 'Translated by a machine, not reviewed.',
  machineReviewed: 'Translated by a machine and reviewed by a person.',
  unknown: 'Translated, it is not recorded by whom; not reviewed.',
  unknownReviewed: 'Translated, it is not recorded by whom; reviewed.',
  stale: 'The original has changed since.',
  notYet: 'Not translated yet: this is the original.',
  showOriginal: 'Show the original',
}
