import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const cards: Texts<typeof en.cards> = {
  timeline: title => `Події в часі у вигляді стовпчиків; ті, де є ключові, позначено: ${title}`,
  compare: title => `Тексти поруч і що між ними змінилося: ${title}`,
  positions: title => `Учасники за пунктами, зі знаком для кожної публічної позиції: ${title}`,
  other: title => `Картка: ${title}`,
}
