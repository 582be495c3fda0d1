import { CELL_SIGNS, STANCE_SIGNS } from '../../domain/explorer/sign-shapes.ts'
import { type SignElement, signElement } from '../../formats/svg/sign-element.ts'

export interface PageSign {
  readonly id: string
  readonly elements: readonly SignElement[]
}

/** What the partial `positions/stance-signs` defines, for the signs on a page to refer to. */
export const PAGE_SIGNS: readonly PageSign[] = Object.entries({ ...STANCE_SIGNS, ...CELL_SIGNS }).map(
  ([id, { shapes }]) => ({ id, elements: shapes.map(signElement) }),
)
