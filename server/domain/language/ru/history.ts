import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const history: Texts<typeof en.history> = {
  revisions: 'Ревизии',
  actions: { create: 'Добавлено', change: 'Изменено', retract: 'Отозвано', restore: 'Восстановлено' },
  by: who => `, кто: ${who}`,
  suggestedBy: who => `, по предложению: ${who}`,
  wordingOnly: 'только формулировка',
  hashTitle: 'Начало хеша ревизии',
  firstElsewhere: date => `Впервые записано в другом месте: ${date}`,
  lastChanged: date => `, последнее изменение: ${date}`,
  whatEachChanged: 'Что изменила каждая',
  allRevisions: plural('ru', {
    one: 'Все ревизии (#) и что изменила каждая',
    few: 'Все ревизии (#) и что изменила каждая',
    many: 'Все ревизии (#) и что изменила каждая',
    other: 'Все ревизии (#) и что изменила каждая',
  }),
  corrected: date => `Исправлено: ${date}`,
  allCorrections: plural('ru', {
    one: 'Все исправления: #',
    few: 'Все исправления: #',
    many: 'Все исправления: #',
    other: 'Все исправления: #',
  }),

  nouns: {
    event: 'событие',
    document: 'текст',
    position: 'позиция',
    pointState: 'состояние пункта',
    actor: 'участник',
    source: 'источник',
    record: 'запись',
    process: 'переговоры',
    phase: 'фаза',
  },
  retracted: 'Отозвано',
  wasRetracted: noun => `Отозвано: ${noun}`,
  wasRetractedBecause: (noun, reason) => `Отозвано: ${noun}. Причина: ${reason}`,
  why: 'Почему:',
  retractedOn: (date, by) =>
    `Отозвано: ${date}, кто: ${by}. Адрес остаётся, чтобы те, кто перейдёт по ссылке, узнали, что произошло.`,
  restore: 'Восстановить',
  toTimeline: 'К хронологии',

  missing: (noun, id) => `Этого в записи нет: ${noun} «${id}».`,
  missingThen: (noun, id) => `На то время, за которое вы читаете, этого в записи нет: ${noun} «${id}».`,
  isSomethingElse: id => `«${id}» – это идентификатор чего-то другого.`,

  merged: 'Объединено с этим',
  undoMerge: 'Отменить объединение',
  undoMergeOf: title => `Отменить объединение: ${title}`,

  added: noun => `Теперь в записи: ${noun}`,
  undoAdded: 'Отменить: убрать снова',
  addedByMistake: 'Добавлено по ошибке',
  addAnother: noun => `Добавить ещё: ${noun}`,
  addAlike: 'Добавить похожее событие',
  addMore: {
    event: 'Добавить цитаты, источники или тексты',
    document: 'Добавить пункты, авторов или то, у кого текст',
    position: 'Добавить цитату или больше источников',
    pointState: 'Добавить больше источников',
    actor: 'Добавить другие имена или должности',
    source: 'Добавить архивную копию',
    process: 'Добавить форматы или положение дел',
    phase: 'Добавить, что произошло в её ходе',
  },
  addNext: {
    event: 'Добавить текст, который оно принесло',
    document: 'Добавить позицию по нему',
    actor: 'Добавить позицию участника',
    source: 'Добавить событие, о котором он сообщает',
    process: 'Добавить фазу переговоров',
  },
  saved: 'Сохранено',
  whatYouChanged: 'Что вы изменили',
  undoSaved: 'Отменить: вернуть то, что было',

  referrers: {
    milestones: 'События',
    documents: 'Документы',
    positions: 'Позиции',
    'point-states': 'Состояния пунктов',
    actors: 'Люди и организации',
    point: point => `пункт ${point}`,
  },
}
