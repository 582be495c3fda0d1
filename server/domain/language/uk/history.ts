import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const history: Texts<typeof en.history> = {
  revisions: 'Ревізії',
  actions: { create: 'Додано', change: 'Змінено', retract: 'Відкликано', restore: 'Відновлено' },
  by: who => `, хто: ${who}`,
  suggestedBy: who => `, за пропозицією: ${who}`,
  wordingOnly: 'лише формулювання',
  hashTitle: 'Початок гешу ревізії',
  firstElsewhere: date => `Уперше записано в іншому місці: ${date}`,
  lastChanged: date => `, остання зміна: ${date}`,
  whatEachChanged: 'Що змінила кожна',
  allRevisions: plural('uk', {
    one: 'Усі ревізії (#) і що змінила кожна',
    few: 'Усі ревізії (#) і що змінила кожна',
    many: 'Усі ревізії (#) і що змінила кожна',
    other: 'Усі ревізії (#) і що змінила кожна',
  }),
  corrected: date => `Виправлено: ${date}`,
  allCorrections: plural('uk', {
    one: 'Усі виправлення: #',
    few: 'Усі виправлення: #',
    many: 'Усі виправлення: #',
    other: 'Усі виправлення: #',
  }),

  nouns: {
    event: 'подія',
    document: 'текст',
    position: 'позиція',
    pointState: 'стан пункту',
    actor: 'учасник',
    source: 'джерело',
    record: 'запис',
    process: 'переговори',
    phase: 'фаза',
  },
  retracted: 'Відкликано',
  wasRetracted: noun => `Відкликано: ${noun}`,
  wasRetractedBecause: (noun, reason) => `Відкликано: ${noun}. Причина: ${reason}`,
  why: 'Чому:',
  retractedOn: (date, by) =>
    `Відкликано: ${date}, хто: ${by}. Адреса лишається, щоб ті, хто перейде за посиланням, дізналися, що сталося.`,
  restore: 'Відновити',
  toTimeline: 'До хронології',

  missing: (noun, id) => `Цього в записі немає: ${noun} «${id}».`,
  missingThen: (noun, id) => `На час, за який ви читаєте, цього в записі немає: ${noun} «${id}».`,
  isSomethingElse: id => `«${id}» – це ідентифікатор чогось іншого.`,

  merged: 'Об’єднано із цим',
  undoMerge: 'Скасувати об’єднання',
  undoMergeOf: title => `Скасувати об’єднання: ${title}`,

  added: noun => `Тепер у записі: ${noun}`,
  undoAdded: 'Скасувати: прибрати знову',
  addedByMistake: 'Додано помилково',
  addAnother: noun => `Додати ще: ${noun}`,
  addAlike: 'Додати подібну подію',
  addMore: {
    event: 'Додати цитати, джерела або тексти',
    document: 'Додати пункти, авторів або те, хто має текст',
    position: 'Додати цитату або більше джерел',
    pointState: 'Додати більше джерел',
    actor: 'Додати інші імена або посади',
    source: 'Додати архівну копію',
    process: 'Додати формати або стан справ',
    phase: 'Додати, що сталося протягом неї',
  },
  addNext: {
    event: 'Додати текст, який вона принесла',
    document: 'Додати позицію щодо нього',
    actor: 'Додати позицію учасника',
    source: 'Додати подію, про яку воно повідомляє',
    process: 'Додати фазу переговорів',
  },
  saved: 'Збережено',
  whatYouChanged: 'Що ви змінили',
  undoSaved: 'Скасувати: повернути те, що було',

  referrers: {
    milestones: 'Події',
    documents: 'Документи',
    positions: 'Позиції',
    'point-states': 'Стани пунктів',
    actors: 'Люди й установи',
    point: point => `пункт ${point}`,
  },
}
