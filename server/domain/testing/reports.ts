// Reports as people paste them, written for tests in the manner of six kinds of press, with all that is to be found in each.

export interface TestReport {
  readonly text: string
  readonly language: string
  /** `2025-11-24`; the day of publication. */
  readonly published: string
  readonly dates: readonly string[]
  /** Those that may be ticked; every other date waits. */
  readonly sureDates: readonly string[]
  readonly parties: readonly string[]
  /** Who took part as the report tells it: nobody else may be ticked. */
  readonly takingPart: readonly string[]
  /** With who spoke, where the report says so behind the words. */
  readonly quotes: readonly (readonly [text: string, speaker: string | null])[]
  /** Words in quotation marks that nobody is said to have spoken. */
  readonly unticked: readonly string[]
}

const GENEVA: TestReport = {
  language: 'en',
  published: '2025-11-24',
  text: `Negotiators in Geneva speak of progress on peace plan

Delegations led by Marco Rubio and Andriy Yermak met in Geneva on Sunday to go through a plan of 28 points for ending the war in Ukraine, and came away with what a joint text called an “updated and refined peace framework”.

The plan became public on 20 November 2025. “I can tell you that the items that remain open are not insurmountable. We just need more time than what we have today,” US Secretary of State Marco Rubio told reporters at the US mission.

“We have very good progress, and we are moving forward to the just and lasting peace Ukrainian people deserve,” said Yermak, who heads the office of President Volodymyr Zelenskyy.

Steve Witkoff, Jared Kushner and Dan Driscoll joined Rubio. Rustem Umerov arrived with the Ukrainian side. Before the session the Ukrainians met national security advisers Jonathan Powell, Emmanuel Bonne and Günter Sautter.

President Donald Trump had named Thursday, November 27 as the date by which Kyiv should answer. “Ukraine’s leadership has shown no gratitude,” Trump wrote on his network. Zelenskyy replied on the same day: “We are grateful to the United States for every step that saves lives.”

In Brussels, Ursula von der Leyen said borders could not be changed by force. “The aim is to stop the killing and end the war, while not sowing the seeds for a future conflict,” she said.

Moscow said it had not seen the new text. “We have not received anything officially,” said Kremlin spokesman Dmitry Peskov. Vladimir Putin’s aides expect a visit in late November. NATO was not at the table.

“It would be good to know who the author of the plan is, an official in Warsaw wrote.
`,
  dates: ['2025-11-20', '2025-11-23', '2025-11-24', '2025-11-27', '2025-11-21~/2025-11-30~'],
  sureDates: ['2025-11-20', '2025-11-23'],
  parties: [
    'marco-rubio',
    'andriy-yermak',
    'ukraine',
    'united-states',
    'volodymyr-zelenskyy',
    'steve-witkoff',
    'jared-kushner',
    'dan-driscoll',
    'rustem-umerov',
    'jonathan-powell',
    'emmanuel-bonne',
    'gunter-sautter',
    'donald-trump',
    'ursula-von-der-leyen',
    'russia',
    'dmitry-peskov',
    'vladimir-putin',
    'nato',
  ],
  takingPart: [
    'marco-rubio',
    'andriy-yermak',
    'steve-witkoff',
    'jared-kushner',
    'dan-driscoll',
    'rustem-umerov',
    'jonathan-powell',
    'emmanuel-bonne',
    'gunter-sautter',
    'donald-trump',
    'volodymyr-zelenskyy',
    'ursula-von-der-leyen',
    'russia',
    'dmitry-peskov',
  ],
  quotes: [
    [
      'I can tell you that the items that remain open are not insurmountable. We just need more time than what we have today',
      'marco-rubio',
    ],
    [
      'We have very good progress, and we are moving forward to the just and lasting peace Ukrainian people deserve',
      'andriy-yermak',
    ],
    ['Ukraine’s leadership has shown no gratitude', 'donald-trump'],
    ['We are grateful to the United States for every step that saves lives.', null],
    ['The aim is to stop the killing and end the war, while not sowing the seeds for a future conflict', null],
    ['We have not received anything officially', 'dmitry-peskov'],
  ],
  unticked: ['updated and refined peace framework'],
}

const AGENCY: TestReport = {
  language: 'en',
  published: '2025-02-18',
  text: `RIYADH, Feb 18 (Agency) - US Secretary of State Marco Rubio and Russian Foreign Minister Sergey Lavrov met in Riyadh on Tuesday for the first talks at that level since 24 February 2022.

"We listened to each other and we heard each other," Lavrov told journalists after four and a half hours at the table. He said that the sides would name negotiators by 28 February.

"This is the first step of a long and difficult journey," said Rubio, who was joined by Steve Witkoff and Mike Waltz. Yuri Ushakov attended for the Kremlin.

Saudi Arabia hosted the meeting. Ukraine was not invited. "No decision about us without us", Volodymyr Zelenskiy said in Ankara a day later than planned; his trip had been moved from Feb. 17.

King Charles has no part in it, and Powell Street is far away.
`,
  dates: ['2025-02-18', '2022-02-24/..', '[..2025-02-28]', '2025-02-17/..'],
  sureDates: ['2025-02-18', '2022-02-24/..'],
  parties: [
    'united-states',
    'marco-rubio',
    'sergey-lavrov',
    'steve-witkoff',
    'mike-waltz',
    'yuri-ushakov',
    'saudi-arabia',
    'ukraine',
    'volodymyr-zelenskyy',
  ],
  takingPart: [
    'marco-rubio',
    'sergey-lavrov',
    'steve-witkoff',
    'mike-waltz',
    'yuri-ushakov',
    'saudi-arabia',
    'volodymyr-zelenskyy',
  ],
  quotes: [
    ['We listened to each other and we heard each other', 'sergey-lavrov'],
    ['This is the first step of a long and difficult journey', 'marco-rubio'],
    ['No decision about us without us', 'volodymyr-zelenskyy'],
  ],
  unticked: [],
}

const UKRAINIAN: TestReport = {
  language: 'uk',
  published: '2025-11-24',
  text: `У Женеві завершилися консультації щодо мирного плану

Делегації України та Сполучених Штатів провели переговори у Женеві в неділю, 23 листопада. Українську делегацію очолив Андрій Єрмак, американську — Марко Рубіо.

«Ми маємо дуже добрий прогрес і рухаємося до справедливого миру», — заявив Єрмак після зустрічі. До групи увійшли Рустем Умєров та Сергій Кислиця.

За словами Рубіо, «решта питань не є нездоланними». Президент Володимир Зеленський сказав учора ввечері: «Дипломатія пожвавилася, і це добре».

Наприкінці листопада 2025 року сторони мають повернутися до розмови. Росію на зустріч не запрошували. У компанії «Нафтогаз» відмовилися від коментарів.
`,
  dates: ['2025-11-23', '2025-11-21~/2025-11-30~'],
  sureDates: ['2025-11-23'],
  parties: [
    'ukraine',
    'united-states',
    'andriy-yermak',
    'marco-rubio',
    'rustem-umerov',
    'sergiy-kyslytsya',
    'volodymyr-zelenskyy',
    'russia',
  ],
  takingPart: [
    'ukraine',
    'united-states',
    'andriy-yermak',
    'marco-rubio',
    'volodymyr-zelenskyy',
    'rustem-umerov',
    'sergiy-kyslytsya',
  ],
  quotes: [
    ['Ми маємо дуже добрий прогрес і рухаємося до справедливого миру', 'andriy-yermak'],
    ['решта питань не є нездоланними', null],
    ['Дипломатія пожвавилася, і це добре', null],
  ],
  unticked: ['Нафтогаз'],
}

const FRENCH: TestReport = {
  language: 'fr',
  published: '2025-12-02',
  text: `Emmanuel Macron reçoit Volodymyr Zelensky à Paris

Le président de la République Emmanuel Macron a reçu lundi à l’Élysée Volodymyr Zelensky pour un entretien consacré aux négociations de paix.

« Il n’y a pas aujourd’hui de plan finalisé sur les questions de territoires », a déclaré Emmanuel Macron lors de la conférence de presse. « La seule paix qui vaille est une paix durable », a ajouté M. Zelensky.

Les deux dirigeants se sont entretenus par téléphone avec Keir Starmer et Giorgia Meloni. L’Ukraine attend la visite de Rustem Umerov le 4 décembre 2025, après les échanges menés entre le 28 et le 30 novembre 2025 en Floride. La Russie n’a pas réagi, et les États-Unis saluent une étape « utile ».
`,
  dates: ['2025-12-01', '2025-12-02', '2025-12-04', '2025-11-28/2025-11-30'],
  sureDates: ['2025-12-01', '2025-11-28/2025-11-30'],
  parties: [
    'emmanuel-macron',
    'volodymyr-zelenskyy',
    'keir-starmer',
    'giorgia-meloni',
    'ukraine',
    'rustem-umerov',
    'russia',
    'united-states',
  ],
  takingPart: ['emmanuel-macron', 'volodymyr-zelenskyy', 'keir-starmer', 'giorgia-meloni'],
  quotes: [
    ['Il n’y a pas aujourd’hui de plan finalisé sur les questions de territoires', 'emmanuel-macron'],
    ['La seule paix qui vaille est une paix durable', 'volodymyr-zelenskyy'],
  ],
  unticked: ['utile'],
}

const GERMAN: TestReport = {
  language: 'de',
  published: '2025-12-15',
  text: `Pressemitteilung

Berlin, 15. Dezember 2025 – Bundeskanzler Friedrich Merz empfing am Sonntag, dem 14. Dezember, die Verhandlungsdelegationen der Ukraine und der Vereinigten Staaten im Bundeskanzleramt.

„Wir wollen einen dauerhaften Frieden in der Ukraine“, erklärte Bundeskanzler Merz. An den Gesprächen nahmen Steve Witkoff und Jared Kushner teil. „Es liegt noch Arbeit vor uns, aber wir kommen voran“, sagte Rustem Umerov.

Günter Sautter leitete die Sitzung. Der Europäische Rat berät am 18. Dezember. Die Gespräche vom 20. bis 23. November 2025 hatten Russlands Haltung nicht verändert. Im Oktober 2025 war ein Treffen abgesagt worden.
`,
  dates: ['2025-12-15', '2025-12-14', '2025-12-18', '2025-11-20/2025-11-23', '2025-10'],
  sureDates: ['2025-12-14', '2025-11-20/2025-11-23', '2025-10'],
  parties: [
    'friedrich-merz',
    'ukraine',
    'united-states',
    'steve-witkoff',
    'jared-kushner',
    'rustem-umerov',
    'gunter-sautter',
    'russia',
  ],
  takingPart: ['friedrich-merz', 'steve-witkoff', 'jared-kushner', 'rustem-umerov', 'gunter-sautter'],
  quotes: [
    ['Wir wollen einen dauerhaften Frieden in der Ukraine', 'friedrich-merz'],
    ['Es liegt noch Arbeit vor uns, aber wir kommen voran', 'rustem-umerov'],
  ],
  unticked: [],
}

const LIVE_BLOG: TestReport = {
  language: 'en',
  published: '2025-12-28',
  text: `Live: Zelenskyy at Mar-a-Lago
Updated 28 December 2025
22:41
Donald Trump says the two leaders are “getting a lot closer, maybe very close” to an agreement.
22:15
‘We have had great achievements today,’ Zelenskyy told reporters. Next round: teams will meet in January 2026.
21:50
Kaja Kallas posted on X: "Ukraine has shown that it wants peace. Russia has not."
19:02
Trump called Vladimir Putin before the meeting. The Kremlin’s Yuri Ushakov said the call lasted an hour and 15 minutes.
Friday, Dec. 26
Zelenskyy announced the trip. "A lot can be decided before the New Year," he wrote.
Posted by the desk on 12/24/2025 and amended on 03/04/2025
`,
  dates: ['2025-12-28', '2026-01', '2025-12-26', '2025-12-24', '2025-03-04', '2025-04-03'],
  sureDates: ['2025-12-24'],
  parties: [
    'volodymyr-zelenskyy',
    'donald-trump',
    'kaja-kallas',
    'ukraine',
    'russia',
    'vladimir-putin',
    'yuri-ushakov',
  ],
  takingPart: ['volodymyr-zelenskyy', 'donald-trump', 'kaja-kallas', 'yuri-ushakov', 'vladimir-putin'],
  quotes: [
    ['getting a lot closer, maybe very close', null],
    ['We have had great achievements today', 'volodymyr-zelenskyy'],
    ['Ukraine has shown that it wants peace. Russia has not.', null],
    ['A lot can be decided before the New Year', null],
  ],
  unticked: [],
}

export const TEST_REPORTS: Readonly<Record<string, TestReport>> = {
  'of the talks of 23 November 2025': GENEVA,
  'of an agency': AGENCY,
  'in Ukrainian': UKRAINIAN,
  'in French': FRENCH,
  'of a German chancellery': GERMAN,
  'of a live blog': LIVE_BLOG,
}
