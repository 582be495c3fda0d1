import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const sources: Texts<typeof en.sources> = {
  heading: 'Источники',
  none: 'Нет.',
  counted: plural('ru', { one: '# источник', few: '# источника', many: '# источников', other: '# источника' }),
  mark: (number, publisher) => `Источник ${number}: ${publisher}`,
  republishing: ', перепечатка из: ',
  outletTitle: 'Надёжность издания',
  outlet: 'издание',
  informationTitle: 'Правдоподобность этого сообщения',
  information: 'сообщение',
  elsewhere: 'что ещё взято отсюда',
  elsewhereOf: title => `Что ещё взято отсюда: ${title}`,
  archivedCopy: 'архивная копия',
  archivedCopyOf: title => `Архивная копия: ${title}`,

  list: {
    deck: 'Откуда взято всё, что есть в записи, и что опирается на один источник или только на перепечатки.',
    lists: 'Списки источников',
    filter: 'Фильтровать источники',
    search: 'Искать в заголовках, издателях, адресах',
    add: 'Добавить источник',
    whatGradesMean: 'Что означают оценки',
    empty: 'В записи пока нет источников. Источники добавляют вместе с событиями, которые на них ссылаются.',
    emptyForEditors: add =>
      `В записи пока нет источников. Источники добавляют вместе с событиями, которые на них ссылаются, или ${add('отдельно')}.`,
    restsOn: 'Опирается на: ',
    restsFromIt: what => `отсюда взято: ${what}`,
    onThisAlone: count => `только на этом источнике: ${count}`,
    nothingFromIt: 'в записи отсюда ничего не взято',
    readOriginal: 'читать оригинал',
    readOriginalOf: title => `Читать оригинал: ${title}`,
    notArchived: 'не заархивировано',
    theseSources: 'Эти источники',
    all: 'Все источники',
    shows: {
      'single-source': {
        text: 'На одном источнике',
        explanation:
          'События, тексты, пункты текстов, позиции и состояния пунктов, которые ссылаются на один-единственный источник.',
      },
      republications: {
        text: 'Только на перепечатках',
        explanation: 'То, что ссылается только на издания, повторяющие другого издателя: оригинал не прочитан.',
      },
      'not-archived': {
        text: 'Без архивной копии',
        explanation: 'Список для работы: если один из этих адресов исчезнет, проверить сказанное там будет нельзя.',
      },
      unused: { text: 'Не использованы', explanation: 'Список для работы: в записи на них ничто не ссылается.' },
    },
    noSource: 'Нет источников',
    range: (first, last, sources) => `${first}–${last} (всего ${sources})`,
    noClaim: sources => `Нет записей и пунктов; ${sources}`,
    claims: (claims, sources) => `${claims}; ${sources}`,
    facets: { kind: 'Вид', reliability: 'Оценка', publisher: 'Издатель', language: 'Язык' },
    entriesAndPoints: plural('ru', {
      one: '# запись или пункт',
      few: '# записи и пункта',
      many: '# записей и пунктов',
      other: '# записи и пункта',
    }),
  },

  resting: {
    event: plural('ru', { one: '# событие', few: '# события', many: '# событий', other: '# события' }),
    document: plural('ru', { one: '# документ', few: '# документа', many: '# документов', other: '# документа' }),
    position: plural('ru', { one: '# позиция', few: '# позиции', many: '# позиций', other: '# позиции' }),
    pointState: plural('ru', {
      one: '# состояние пункта',
      few: '# состояния пунктов',
      many: '# состояний пунктов',
      other: '# состояния пункта',
    }),
  },
  claims: {
    event: 'Событие',
    document: 'Документ',
    position: 'Позиция',
    pointState: 'Состояние пункта',
    point: 'Пункт',
  },
  pointOf: (text, point, label) => `${text}, пункт ${point}: ${label}`,

  page: {
    reliability: 'Надёжность издания:',
    archived: 'В архиве:',
    noArchive: 'Архивная копия не записана.',
    correct: 'Исправить этот источник',
    merge: 'Объединить с другим…',
    unused: 'В записи на этот источник ничто не опирается.',
    aloneOnIt: 'Опирается только на этот источник',
    allAbout: 'Всё об этом источнике',
    thisSource: 'Этот источник',
    description: (title, publisher, date) =>
      `${title}. ${publisher}, ${date}. Что опирается на этот источник и что – только на него.`,
    unreadList: 'Не удалось прочитать, какой список показать.',
    gone: 'Там больше нет.',
    goneLastSeen: date => `Там больше нет; последний раз видели: ${date}.`,
    lastSeen: date => `Последний раз видели там: ${date}.`,
  },
}
