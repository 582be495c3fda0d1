import { BY_IMPORT, type Revision } from '../revisions/revision.ts'

/** Whether readers must notice what a person did to an entry after it was first recorded. */
export const isCorrection = ({ action, material, by }: Pick<Revision, 'action' | 'material' | 'by'>): boolean =>
  action !== 'create' && material && by !== BY_IMPORT

/** What was corrected in an entry that is there, the newest first. */
export const correctionsIn = (history: readonly Revision[]): Revision[] =>
  history.filter(revision => revision.action === 'change' && isCorrection(revision)).reverse()
