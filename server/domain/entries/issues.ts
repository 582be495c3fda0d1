import { id, list } from './fields.ts'

/** What a milestone or a point is about: ids out of the record's own list. None: nobody has sorted it yet. */
export const issues = list(id).refine(chosen => new Set(chosen).size === chosen.length, 'Names the same issue twice.')
