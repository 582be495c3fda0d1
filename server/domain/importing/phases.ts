import { createHash } from 'node:crypto'
import { parseNewEntry } from '../entries/entries.ts'
import type { DocumentEntry, RejectedEntry } from '../exchange/parse-record-document.ts'
import { tidied } from '../text/pasted-text.ts'
import { shortened } from '../text/shortened.ts'
import type { Told } from './known-words.ts'
import type { Sheet } from './sheet.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/** Eras of a timeline as phases of the negotiation to which its milestones belong; found again by what they are called. */
export function phasesOf(
  { phases }: Sheet,
  { negotiation, dataSet: scheme }: SheetMapping,
  record: Told,
): { readonly entries: readonly DocumentEntry[]; readonly rejected: readonly RejectedEntry[] } {
  const known = new Map(
    record
      .list('phase')
      .flatMap(phase => [
        ...(phase.process === negotiation ? [[phase.title, phase] as const] : []),
        ...(phase.externalIds ?? []).flatMap(one => (one.scheme === scheme ? [[one.value, phase] as const] : [])),
      ]),
  )
  const entries: DocumentEntry[] = []
  const rejected: RejectedEntry[] = []
  for (const { place, title, from, to, summary } of phases) {
    const name = tidied(title).trim()
    const current = known.get(name)
    const tail = createHash('sha256')
      .update(JSON.stringify([scheme, name]))
      .digest('hex')
      .slice(0, 8)
    const id = current?.id ?? `phase-${tail}`
    const said = {
      process: negotiation,
      ...(current ?? { externalIds: [{ scheme, value: shortened(name, 160) }] }),
      id,
      title: current?.title ?? name,
      from,
      ...(to !== '' && { to }),
      ...(summary !== '' && { summary: tidied(summary, { multiline: true }) }),
    }
    const parsed = parseNewEntry('phase', said)
    if (parsed.ok) entries.push({ type: 'phase', path: place, entry: parsed.entry })
    else rejected.push({ type: 'phase', path: place, id, problems: parsed.problems })
  }
  return { entries, rejected }
}
