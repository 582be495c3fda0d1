import type { EntryProblem } from '../../domain/entries/entries.ts'
import { ISSUE_PRESETS } from '../../domain/entries/issue-presets.ts'
import type { NegotiationRecord } from '../../domain/record/negotiation-record.ts'
import { isSetUp } from '../../domain/record/set-up.ts'
import type { ConflictRow } from '../forms/conflict-row.ts'
import { anchorOf, type FieldView, fieldViews, formContext } from '../forms/field-view.ts'
import { LANGUAGE_NAMES } from '../forms/languages.ts'
import { LICENCES } from '../forms/licences.ts'
import type { EntryForm } from '../forms/shape.ts'
import type { Shown } from '../forms/shown.ts'
import type { SureLink } from '../site/links.ts'
import { paths } from '../site/paths.ts'
import { template } from '../site/template.ts'
import { SETUP_FIELDS } from './setup-form.ts'

export interface SetUpPage {
  readonly action: string
  readonly version: string
  readonly problems: readonly { readonly href: string; readonly message: string }[]
  readonly notice: string | null
  /** What somebody else saved while the form was open, beside what is in it. */
  readonly conflict: readonly ConflictRow[] | null
  /** Empty until the record can hold milestones. */
  readonly next: readonly SureLink[]
  readonly importHref: string
  readonly parts: Readonly<Record<keyof typeof SETUP_FIELDS, readonly FieldView[]>>
  readonly presets: readonly {
    readonly value: string
    readonly label: string
    readonly definition: string
    readonly isChosen: boolean
  }[]
  readonly presetShown: string
  readonly hasIssues: boolean
  readonly datalists: readonly { readonly id: string; readonly options: readonly string[] }[]
}

export const SETUP_TEMPLATE = template<SetUpPage>('setup/setup', { styles: 'texts' })

export interface SetUpOptions {
  readonly form: EntryForm
  readonly record: NegotiationRecord
  readonly problems?: readonly EntryProblem[]
  readonly notice?: string
  readonly conflict?: SetUpPage['conflict']
}

export function toSetUpPage({ form, record, problems = [], notice, conflict = null }: SetUpOptions): SetUpPage {
  const context = formContext(form, record, problems, '')
  const { preset = '', presetShown = '', issues = '', version = '' } = form.single
  const views = (fields: readonly Shown[]) => fieldViews(fields, '', form.single, context)
  const labels = new Map<string, string>(
    Object.values(SETUP_FIELDS).flatMap(fields => fields.map(({ name, label }) => [name, label])),
  )
  return {
    action: paths.setUp,
    version,
    problems: problems.map(({ path, message }) => ({
      href: `#${anchorOf(path)}`,
      message: `${labels.get(path) ?? path}: ${message}`,
    })),
    notice: notice ?? null,
    conflict,
    next: isSetUp(record)
      ? [
          { text: 'Add the first milestone', href: paths.newEvent },
          { text: 'Add another negotiation', href: paths.newNegotiation },
          { text: 'Settings of this record', href: paths.settings },
        ]
      : [],
    importHref: paths.importFile,
    parts: {
      record: views(SETUP_FIELDS.record),
      negotiation: views(SETUP_FIELDS.negotiation),
      actors: views(SETUP_FIELDS.actors),
      tables: views(SETUP_FIELDS.tables),
      issues: views(SETUP_FIELDS.issues),
      look: views(SETUP_FIELDS.look),
    },
    presets: [
      ...Object.entries(ISSUE_PRESETS).map(
        ([
          value,
          {
            label,
            definition,
            issues: { length },
          },
        ]) => ({
          value,
          label,
          definition: `${definition} ${length} issues.`,
          isChosen: value === preset,
        }),
      ),
      { value: '', label: 'A list of its own', definition: 'Written below, now or later.', isChosen: preset === '' },
    ],
    presetShown,
    hasIssues: issues.trim() !== '' || problems.some(({ path }) => path === 'issues'),
    datalists: [
      { id: 'languages', options: LANGUAGE_NAMES },
      { id: 'licences', options: LICENCES },
    ],
  }
}
