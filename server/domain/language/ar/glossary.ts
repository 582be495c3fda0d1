import type { en } from '../en/catalogue.ts'
import type { Texts } from '../texts.ts'

export const glossary: Texts<typeof en.glossary> = {
  certainty: 'درجة اليقين من الحدث',
  reliability: 'موثوقية المصدر',
  credibility: 'مصداقية المعلومة',
  significance: 'الأهمية',
  occurrence: 'هل وقع الحدث',
  kinds: 'أنواع الأحداث',
  tables: 'مسارات التفاوض',
  parts: 'أدوار المشاركين',
  'point-states': 'حالات البند',
  stances: 'المواقف',
  authorities: 'من يتحدث',
  'deadline-outcomes': 'مآل المهل',
  'document-kinds': 'أنواع النصوص',
  'document-relations': 'ما جرى للنص',
  availability: 'ما المعلن من النص',
  fidelity: 'بألفاظ من صيغت بنود النص',
  custody: 'من بحوزته النص',
  'point-changes': 'ما يصير إليه البند في النص التالي',
  issues: 'القضايا',
  'source-kinds': 'أنواع المصادر',
  'actor-kinds': 'أنواع الأطراف',
}
