import type { Request, RequestHandler, Response } from 'express'
import type { LyingSuggestion } from '../../domain/desk/desk.ts'
import { writerOf } from '../http/person.ts'
import { type Reviewing, suggestionAsked } from './reviewing.ts'
import {
  SUGGESTION_TEMPLATE,
  type SuggestionProblem,
  type TypedByReviewer,
  toSuggestionPage,
} from './suggestion-view.ts'

/** `GET /desk/suggestions/:id`: what is suggested beside what is published, and what may be done with it. */
export const suggestionPage =
  (reviewing: Reviewing): RequestHandler<{ id: string }> =>
  (req, res) =>
    showSuggestion(reviewing, req, res, suggestionAsked(reviewing, req))

export function showSuggestion(
  reviewing: Reviewing,
  req: Request<{ id: string }>,
  res: Response,
  item: LyingSuggestion,
  more: { readonly typed?: TypedByReviewer; readonly problem?: SuggestionProblem } = {},
): void {
  const page = toSuggestionPage(reviewing, item, writerOf(req), more)
  const title = page.problem ? `Error: ${page.heading}` : page.heading
  reviewing.pages.send(req as Request, res, SUGGESTION_TEMPLATE, { layout: { title, robots: 'noindex' }, page })
}
