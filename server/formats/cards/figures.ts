import { barFigure } from './bar.ts'
import type { Figure } from './card.ts'
import type { LaidFigure } from './frame.ts'
import { matrixFigure } from './matrix.ts'
import { stripFigure } from './strip.ts'
import { textsFigure } from './texts.ts'
import type { Typesetter } from './typesetter.ts'

export function figureOf(figure: Figure, type: Typesetter): LaidFigure {
  switch (figure.kind) {
    case 'bar':
      return barFigure(figure, type)
    case 'strip':
      return stripFigure(figure, type)
    case 'matrix':
      return matrixFigure(figure, type)
    case 'texts':
      return textsFigure(figure, type)
  }
}
