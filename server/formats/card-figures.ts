import type { Figure } from './card.ts'
import { barFigure } from './card-bar.ts'
import type { LaidFigure } from './card-frame.ts'
import { matrixFigure } from './card-matrix.ts'
import { stripFigure } from './card-strip.ts'
import { textsFigure } from './card-texts.ts'
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
