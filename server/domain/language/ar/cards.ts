import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const cards: Texts<typeof en.cards> = {
  timeline: title => `الأحداث عبر الزمن على شكل أعمدة، مع تمييز ما فيه أحداث مفصلية: ${title}`,
  compare: title => `النصوص جنبًا إلى جنب وما تغيّر بينها: ${title}`,
  positions: title => `الأطراف بحسب البنود، مع علامة لكل موقف معلن: ${title}`,
  other: title => `بطاقة: ${title}`,
}
