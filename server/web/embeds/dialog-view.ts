import { EMBED_SCRIPT } from '../http/assets.ts'
import { cardPath } from '../site/card-paths.ts'
import { embedAddress, type Piece } from '../site/embed-paths.ts'
import type { Theme } from '../site/layout-view.ts'
import type { SureLink } from '../site/links.ts'
import { withMoment } from '../site/paths.ts'
import type { Site } from '../site/site.ts'
import { template } from '../site/template.ts'
import { embedCode } from './embed-code.ts'
import type { Embeddable } from './embeddable.ts'

interface Choice {
  readonly name: string
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[]
}

interface DialogPage {
  readonly title: string
  /** The page that it is about. */
  readonly page: string
  readonly choices: readonly Choice[]
  readonly code: string
  /** Whether the code has the whole address of this site; where it is not known, whoever pastes it has to put it in. */
  readonly hasOrigin: boolean
  readonly preview: { readonly src: string; readonly title: string; readonly height: number }
  /** The script that makes the preview grow as the frame will; null where it will not. */
  readonly script: string | null
  readonly pictures: readonly SureLink[]
}

export const DIALOG_TEMPLATE = template<DialogPage>('embeds/dialog', { styles: 'texts' })

const HEIGHTS = { '320': 'Low, 320 pixels', '480': 'Middle, 480 pixels', '720': 'High, 720 pixels' } as const
const LIMITS = ['5', '10', '20', '50', '100']

export function toDialog(site: Site, found: Embeddable, params: URLSearchParams): DialogPage {
  const { pieces, record } = found
  const asked = (name: string, values: readonly string[], usual: string): string => {
    const value = params.get(name) ?? ''
    return values.includes(value) ? value : usual
  }
  const id = asked(
    'piece',
    pieces.map(one => one.id),
    pieces[0].id,
  )
  const piece = pieces.find(one => one.id === id) ?? pieces[0]
  const theme = asked('theme', ['light', 'dark'], '')
  const time = asked('time', ['fixed'], 'live')
  const limit = asked('limit', LIMITS, '20')
  const height = asked('height', Object.keys(HEIGHTS), '480')
  const grows = asked('grows', ['no'], 'yes') === 'yes'
  const src = embedAddress(time === 'fixed' ? fixed(piece, found) : piece.path, {
    limit: piece.id === 'timeline' && limit !== '20' ? Number(limit) : null,
    theme: theme === '' ? null : (theme as Theme),
  })
  const frame = { src, title: `${found.title}: ${piece.name.toLowerCase()}`, height: Number(height) }
  return {
    title: found.title,
    page: found.page,
    choices: [
      ...(pieces.length > 1
        ? [
            choice(
              'piece',
              'Piece',
              piece.id,
              pieces.map(one => [one.id, one.name]),
            ),
          ]
        : []),
      ...(piece.id === 'timeline'
        ? [
            choice(
              'limit',
              'Milestones at most',
              limit,
              LIMITS.map(one => [one, one]),
            ),
          ]
        : []),
      choice('theme', 'Colours', theme, [
        ['', 'The reader’s own'],
        ['light', 'Light'],
        ['dark', 'Dark'],
      ]),
      ...(found.isOfThePast
        ? []
        : [
            choice('time', 'What it shows', time, [
              ['live', 'The newest state, with every correction'],
              ['fixed', `Always revision ${record.head.seq.toLocaleString('en')}, as it is now`],
            ]),
          ]),
      choice('height', 'Height', height, Object.entries(HEIGHTS)),
      choice('grows', 'Longer pieces', grows ? 'yes' : 'no', [
        ['yes', 'The frame grows: the code brings a small script of this site'],
        ['no', 'The frame scrolls: no script'],
      ]),
    ],
    code: embedCode({ origin: site.publicUrl ?? '', ...frame, width: null, grows }),
    hasOrigin: site.publicUrl !== null,
    preview: frame,
    script: grows ? EMBED_SCRIPT : null,
    pictures: [
      { text: 'Picture (PNG)', href: cardPath(found.page, record.head.seq) },
      { text: 'Picture (SVG)', href: cardPath(found.page, record.head.seq, 'svg') },
    ],
  }
}

/** The piece as this site holds it now, whatever is corrected later. */
const fixed = ({ path }: Piece, { record }: Embeddable): string =>
  record.head.at === null ? path : withMoment(path, { known: record.head.at })

const choice = (
  name: string,
  legend: string,
  chosen: string,
  options: readonly (readonly [value: string, text: string])[],
): Choice => ({ name, legend, options: options.map(([value, text]) => ({ value, text, isChosen: value === chosen })) })
