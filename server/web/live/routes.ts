import { data, type Route } from '../site/route.ts'
import { liveStream } from './live-stream.ts'

export const liveRoutes: readonly Route[] = [
  data('/live', liveStream, {
    about: 'Milestones as they are recorded and corrected, as server-sent events, with the filters of the timeline',
    mayBeCrawled: false,
  }),
]
