import { z } from 'zod'
import { STANCES } from '../../domain/entries/position.ts'
import { termIds } from '../../domain/entries/terms.ts'

export const CELL_STATES = ['none', 'stance', 'contradictory', 'varies'] as const

/** Where somebody stands on one thing. */
export const standShape = {
  state: z.enum(CELL_STATES),
  stances: z.array(z.enum(termIds(STANCES))),
}
