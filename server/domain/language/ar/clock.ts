import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const clock: Texts<typeof en.clock> = {
  label: 'وقت القراءة',
  reading: moment => `أنت تقرأ السجل ${moment}.`,
  returnToLatest: 'عودة إلى الأحدث',
  anotherTime: 'وقت آخر',
  earlierDay: 'اقرأ كما كان في يوم أسبق',
  asOf: date => `كما كان في ${date}`,
  asHeldOn: instant => `كما كان في هذا الموقع في ${instant}`,
  and: '، ',
  happenedBy: 'ما كان قد حدث حتى نهاية',
  happenedByHint: 'يوم من أيام المفاوضات، بأي صيغة مألوفة.',
  heldOn: 'كما كان في هذا الموقع في (اختياري)',
  heldOnHint: 'يوم أو وقت بتوقيت UTC: يُترك ما سُجّل بعده.',
  now: 'الآن',
  show: 'اعرض',
  unread: 'تعذّرت قراءة الوقت المطلوب عرضه.',
  nameDay: 'اذكر يومًا، مثل 25 نوفمبر 2025.',
  nameInstant: 'اذكر لحظة بتوقيت UTC، مثل 2025-11-25T12:00Z، أو يومًا.',
  outdated: instant =>
    `هذا هو السجل كما كان في ${instant}. قد يغيب ما أضيف منذئذ، ولا يمكن حفظ شيء: يتعذّر الوصول إلى قاعدة بيانات الموقع حاليًا.`,
  noRecordThen: 'لم يكن في هذا الموقع سجل حينها',
  heldSince: date => `يضم هذا الموقع سجلًا منذ ${date}. ولا يمكن القول ما كان يعرفه قبل ذلك.`,
  canBeRead: 'ومع ذلك تمكن قراءة ما كان قد حدث في المفاوضات حتى يوم أسبق، مما هو مسجَّل الآن.',
  happenedByDay: date => `ما كان قد حدث حتى نهاية ${date}`,
  asItIsNow: 'السجل كما هو الآن',
  instant: (day, time) => `${day}، ${time} UTC`,
}
