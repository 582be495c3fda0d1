import type { en } from '../en/catalogue.ts'
import { plural } from '../plural.ts'
import type { Texts } from '../texts.ts'

export const sources: Texts<typeof en.sources> = {
  heading: 'Джерела',
  none: 'Немає.',
  counted: plural('uk', { one: '# джерело', few: '# джерела', many: '# джерел', other: '# джерела' }),
  mark: (number, publisher) => `Джерело ${number}: ${publisher}`,
  republishing: ', передрук із: ',
  outletTitle: 'Надійність видання',
  outlet: 'видання',
  informationTitle: 'Правдоподібність цього повідомлення',
  information: 'повідомлення',
  elsewhere: 'що ще звідси взято',
  elsewhereOf: title => `Що ще взято звідси: ${title}`,
  archivedCopy: 'архівна копія',
  archivedCopyOf: title => `Архівна копія: ${title}`,

  list: {
    deck: 'Звідки взято все, що є в записі, і що спирається на одне джерело або лише на передруки.',
    lists: 'Списки джерел',
    filter: 'Фільтрувати джерела',
    search: 'Шукати в назвах, видавцях, адресах',
    add: 'Додати джерело',
    whatGradesMean: 'Що означають оцінки',
    empty: 'У записі ще немає джерел. Джерела додають разом із подіями, які на них посилаються.',
    emptyForEditors: add =>
      `У записі ще немає джерел. Джерела додають разом із подіями, які на них посилаються, або ${add('окремо')}.`,
    restsOn: 'Спирається на: ',
    restsFromIt: what => `звідси взято: ${what}`,
    onThisAlone: count => `лише на цьому джерелі: ${count}`,
    nothingFromIt: 'у записі звідси нічого не взято',
    readOriginal: 'читати оригінал',
    readOriginalOf: title => `Читати оригінал: ${title}`,
    notArchived: 'не заархівовано',
    theseSources: 'Ці джерела',
    all: 'Усі джерела',
    shows: {
      'single-source': {
        text: 'На одному джерелі',
        explanation: 'Події, тексти, пункти текстів, позиції та стани пунктів, які посилаються на одне-єдине джерело.',
      },
      republications: {
        text: 'Лише на передруках',
        explanation: 'Те, що посилається лише на видання, які повторюють іншого видавця: оригінал не прочитано.',
      },
      'not-archived': {
        text: 'Без архівної копії',
        explanation: 'Список для роботи: якщо одна з цих адрес зникне, перевірити сказане там буде неможливо.',
      },
      unused: { text: 'Не використано', explanation: 'Список для роботи: у записі на них ніщо не посилається.' },
    },
    noSource: 'Немає джерел',
    range: (first, last, sources) => `${first}–${last} (усього ${sources})`,
    noClaim: sources => `Немає записів і пунктів; ${sources}`,
    claims: (claims, sources) => `${claims}; ${sources}`,
    facets: { kind: 'Вид', reliability: 'Оцінка', publisher: 'Видавець', language: 'Мова' },
    entriesAndPoints: plural('uk', {
      one: '# запис або пункт',
      few: '# записи та пункти',
      many: '# записів та пунктів',
      other: '# запису та пункту',
    }),
  },

  resting: {
    event: plural('uk', { one: '# подія', few: '# події', many: '# подій', other: '# події' }),
    document: plural('uk', { one: '# документ', few: '# документи', many: '# документів', other: '# документа' }),
    position: plural('uk', { one: '# позиція', few: '# позиції', many: '# позицій', other: '# позиції' }),
    pointState: plural('uk', {
      one: '# стан пункту',
      few: '# стани пунктів',
      many: '# станів пунктів',
      other: '# стану пункту',
    }),
  },
  claims: { event: 'Подія', document: 'Документ', position: 'Позиція', pointState: 'Стан пункту', point: 'Пункт' },
  pointOf: (text, point, label) => `${text}, пункт ${point}: ${label}`,

  page: {
    reliability: 'Надійність видання:',
    archived: 'В архіві:',
    noArchive: 'Архівної копії не записано.',
    correct: 'Виправити це джерело',
    merge: 'Об’єднати з іншим…',
    unused: 'У записі на це джерело ніщо не спирається.',
    aloneOnIt: 'Спирається лише на це джерело',
    allAbout: 'Усе про це джерело',
    thisSource: 'Це джерело',
    description: (title, publisher, date) =>
      `${title}. ${publisher}, ${date}. Що спирається на це джерело і що – лише на нього.`,
    unreadList: 'Не вдалося прочитати, який список показати.',
    gone: 'Там більше немає.',
    goneLastSeen: date => `Там більше немає; востаннє бачили: ${date}.`,
    lastSeen: date => `Востаннє бачили там: ${date}.`,
  },
}
