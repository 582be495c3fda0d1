import { isCapitalised, plainWords } from './words.ts'

// Verbs by which a report says who spoke and who took part, in the languages in which reports are read. Of languages with
// many forms the beginnings are listed.

const all = (words: string): ReadonlySet<string> => new Set(plainWords(words))

const SAYING_WORDS = all(`
said says say saying told tells reiterated reiterates agreed announced announces added adds stressed wrote writes argued
insisted insists warned warns noted stated states declared confirmed confirms denied replied demanded urged
urges welcomed rejected claimed explained emphasised emphasized acknowledged admitted posted pledged vowed asked
answered concluded remarked suggested

sagte sagten sagt erklärte erklärten erklärt betonte betonten betont teilte teilten schrieb schrieben unterstrich
bekräftigte bekräftigten kündigte kündigten warnte warnten forderte forderten begrüßte begrüßten äußerte äußerten meinte
antwortete bestätigte bestätigten ergänzte hieß

dit déclaré déclare déclarait affirmé affirme ajouté ajoute souligné souligne indiqué indique estimé estime précisé précise
écrit annoncé annonce assuré assure expliqué explique rappelé rappelle insisté insiste martelé prévenu confirmé confirme
répondu lancé salué réitéré
`)

const SAYING_BEGINNINGS =
  /^(?:сказа|заяви|повідоми|наголоси|дода[вл]|підкресл|зазначи|написа[вл]|розпові[вл]|відпові[вл]|вважа|заклика|оголоси|підтверди|поясни|запевни|нагада|сообщи|подчеркн|добави|отмети|рассказа|ответи[вл]|счита|призва|объяви|подтверди|завери|напомни)/

const ACTING_WORDS = all(`
met meets meet arrived arrives led leads headed heads hosted hosts held holds attended attends joined travelled traveled
received receives signed represented visited chaired mediated negotiated discussed resumed opened called calls telephoned

traf trafen leitete leiteten leitet empfing empfingen empfängt reiste reisten nahm nahmen führte führten vereinbarten
vereinbarte einigten unterzeichneten unterzeichnete berieten beriet vertrat vertraten verhandelten

rencontré rencontre rencontrés retrouvés dirigé dirigée dirigeait conduit conduisait reçu accueilli réunis réunies participé
signé arrivé arrivés entretenu entretenus représenté représentée mené mené
`)

const ACTING_BEGINNINGS =
  /^(?:зустрі[влн]|прибу[вл]|очоли|очолю|провел|прове[вс]|обговори|взя[вл]|увійш|підписа[вл]|приїха|встрети|возглав|обсуди|прибыл|вош[её]л|вошли|подписал|домовил|погодил|договорил)/

/** Verbs of which the object takes part as well. */
const MEETING_WORDS = all(`
met meets meet received receives hosted hosts joined joins visited led headed chaired mediated called calls telephoned
traf trafen empfing empfingen empfängt geleitet nahm nahmen
rencontré rencontre rencontrés reçu reçoit accueilli dirigée conduite menée entretenu entretenus
`)

const MEETING_BEGINNINGS = /^(?:зустрі[влн]|очоли|встрети|возглав|увійш|вошли|приня[лв]|прийня[влт])/

/** Name who said what stands beside them. */
const ATTRIBUTING_WORDS = all('selon laut so словами словам')

const isLowerCase = (word: string): boolean => !isCapitalised(word)

export const isSaying = (word: string): boolean =>
  isLowerCase(word) && (SAYING_WORDS.has(word) || SAYING_BEGINNINGS.test(word))

export const isActing = (word: string): boolean =>
  isSaying(word) || (isLowerCase(word) && (ACTING_WORDS.has(word) || ACTING_BEGINNINGS.test(word)))

export const isMeeting = (word: string): boolean =>
  isLowerCase(word) && (MEETING_WORDS.has(word) || MEETING_BEGINNINGS.test(word))

export const isAttributing = (word: string): boolean => ATTRIBUTING_WORDS.has(word)

/** Who is behind one of these did not speak themselves: “a spokesman for …”. */
const ON_BEHALF = all('for to pour für aide aides')

export const isOnBehalf = (word: string): boolean => ON_BEHALF.has(word)

/** Between a verb and a name they say that it is spoken about: “heads the office of Smith”, “met on Norway”. */
const TURNING_AWAY = all('of on about for against over in to sur contre pour über gegen für щодо про проти о против')

export const turnsAway = (word: string): boolean => TURNING_AWAY.has(word)

/** Whoever is meant by these was named before, and is not who stands beside them. */
const PRONOUNS = all('he she it they we I er sie es wir il elle ils elles on він вона воно вони он она оно они')

export const isPronoun = (word: string): boolean => PRONOUNS.has(word)

const JOINING = all('and or und et та і й и с')

export const joins = (word: string): boolean => JOINING.has(word)
