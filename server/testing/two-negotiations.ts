import {
  aDocument,
  aHeader,
  anActor,
  anEvent,
  aPhase,
  aPoint,
  aPointState,
  aPosition,
  aProcess,
  aSource,
  draftOf,
} from '../domain/testing/record-builder.ts'
import { openTestSite, type TestSite, type TestSiteOptions } from './test-site.ts'

const table = (id: string, label: string) => ({ id, label, definition: '' })

/** River talks 2019–2021 and forest talks 2024, which call a table of theirs by the same id. */
export const TWO_NEGOTIATIONS = [
  aHeader({ title: 'Two negotiations' }),
  aSource(),
  anActor(),
  aProcess({
    id: 'river-talks',
    title: 'River talks',
    began: '2019',
    coverage: { from: '2019', to: '2021', note: 'All rounds.' },
    tables: [table('plenary', 'Plenary by the river'), table('experts', 'Hydrologists')],
    briefs: [
      { when: '2021-01-01', text: 'Settled. The water is shared.', citations: [{ source: 'source', credibility: 2 }] },
    ],
  }),
  aProcess({
    id: 'forest-talks',
    title: 'Forest talks',
    began: '2024',
    coverage: { from: '2024', to: '2024', note: 'All rounds.' },
    tables: [table('plenary', 'Plenary in the forest')],
  }),
  aPhase({
    id: 'river-exploration',
    process: 'river-talks',
    title: 'Exploratory talks',
    from: '2019',
    to: '2019-12-31',
  }),
  anEvent({ id: 'r1', process: 'river-talks', title: 'River talks open', when: '2019-05-02', table: 'plenary' }),
  anEvent({
    id: 'r2',
    process: 'river-talks',
    title: 'River envoys meet',
    when: '2020-05-03',
    table: 'experts',
    deadline: { due: '2020-06-01', setBy: 'actor', outcome: 'met', note: null },
  }),
  anEvent({
    id: 'f1',
    process: 'forest-talks',
    title: 'Forest talks open',
    when: '2024-05-02',
    table: 'plenary',
    deadline: { due: '2024-06-01', setBy: 'actor', outcome: 'missed', note: null },
  }),
  aDocument({
    id: 'river-text',
    process: 'river-talks',
    title: 'A plan for the river',
    shortTitle: 'River plan',
    when: '2019-06-01',
    points: [aPoint('1')],
  }),
  aDocument({
    id: 'forest-text',
    process: 'forest-talks',
    title: 'A plan for the forest',
    shortTitle: 'Forest plan',
    when: '2024-06-01',
    points: [aPoint('1')],
  }),
  aPosition({
    id: 'river-yes',
    process: 'river-talks',
    about: { document: 'river-text', point: '1' },
    when: '2019-07-01',
  }),
  aPosition({
    id: 'forest-no',
    process: 'forest-talks',
    about: { issue: 'process' },
    stance: 'rejects',
    when: '2024-07-01',
  }),
  aPointState({ id: 'river-state', process: 'river-talks', document: 'river-text', when: '2019-07-01' }),
]

export async function openTwoNegotiations(options: TestSiteOptions = {}): Promise<TestSite> {
  const site = await openTestSite({ ...options, empty: true })
  await site.journal.append(TWO_NEGOTIATIONS.map(entry => draftOf(entry)))
  return site
}
