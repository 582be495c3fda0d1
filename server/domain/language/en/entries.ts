import { plural } from '../plural.ts'

/** What is recorded. */
export const entries = {
  counted: {
    record: plural('en', { one: '# record', other: '# records' }),
    process: plural('en', { one: '# negotiation', other: '# negotiations' }),
    phase: plural('en', { one: '# phase', other: '# phases' }),
    actor: plural('en', { one: '# actor', other: '# actors' }),
    source: plural('en', { one: '# source', other: '# sources' }),
    event: plural('en', { one: '# milestone', other: '# milestones' }),
    document: plural('en', { one: '# document', other: '# documents' }),
    position: plural('en', { one: '# position', other: '# positions' }),
    pointState: plural('en', { one: '# point state', other: '# point states' }),
  },
}
