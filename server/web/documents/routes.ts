import { ignoredByNegotiationLists } from '../lists/negotiations.ts'
import { paths } from '../site/paths.ts'
import { data, page, type Route } from '../site/route.ts'
import { documentsJson, documentsPage } from './document-list-page.ts'
import { DOCUMENT, DOCUMENTS, LINEAGE, LINEAGES, POINT } from './document-operations.ts'
import { documentJson, documentPage } from './document-page.ts'
import { lineagesJson, lineagesPage } from './lineage-list-page.ts'
import { lineageJson, lineagePage } from './lineage-page.ts'
import { pointJson, pointPage } from './point-page.ts'

export const documentRoutes: readonly Route[] = [
  page('/documents', documentsPage, { ignores: ignoredByNegotiationLists }),
  data('/documents.json', documentsJson, { about: 'Every text and what links the texts', json: DOCUMENTS }),
  data('/documents/:id.json', documentJson, {
    about: 'One text: its points, their states, before and after; one point at /points/{number}.json',
    json: DOCUMENT,
  }),
  page('/documents/:id', documentPage),
  data('/documents/:id/points/:number.json', pointJson, { json: POINT }),
  page('/documents/:id/points/:number', pointPage),
  page('/lineages', lineagesPage),
  data('/lineages.json', lineagesJson, {
    about: 'Every question through the texts, and how far it has come',
    json: LINEAGES,
  }),
  data('/lineages/:document/:number.json', lineageJson, {
    about: 'One question through all texts, with numbers, positions, states and milestones in time',
    json: LINEAGE,
  }),
  page('/lineages/:document/:number', lineagePage),
  page('/point-states', () => (_req, res) => res.redirect(303, paths.documents)),
]
