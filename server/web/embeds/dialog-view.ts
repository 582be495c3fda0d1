import { grouped } from '../../domain/language/numbers.ts'
import { words } from '../../domain/language/words.ts'
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

const HEIGHTS = { low: 320, middle: 480, high: 720 } as const
const LIMITS = ['5', '10', '20', '50', '100']

export function toDialog(site: Site, found: Embeddable, params: URLSearchParams): DialogPage {
  const { pieces, record } = found
  const { embeds: say } = words()
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
  const height = asked('height', Object.values(HEIGHTS).map(String), '480')
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
              say.piece,
              piece.id,
              pieces.map(one => [one.id, one.name]),
            ),
          ]
        : []),
      ...(piece.id === 'timeline'
        ? [
            choice(
              'limit',
              say.limit,
              limit,
              LIMITS.map(one => [one, one]),
            ),
          ]
        : []),
      choice('theme', say.colours, theme, [
        ['', say.readersOwn],
        ['light', say.light],
        ['dark', say.dark],
      ]),
      ...(found.isOfThePast
        ? []
        : [
            choice('time', say.whatItShows, time, [
              ['live', say.live],
              ['fixed', say.fixed(grouped(record.head.seq))],
            ]),
          ]),
      choice('height', say.height, height, [
        [String(HEIGHTS.low), say.low(HEIGHTS.low)],
        [String(HEIGHTS.middle), say.middle(HEIGHTS.middle)],
        [String(HEIGHTS.high), say.high(HEIGHTS.high)],
      ]),
      choice('grows', say.longer, grows ? 'yes' : 'no', [
        ['yes', say.grows],
        ['no', say.scrolls],
      ]),
    ],
    code: embedCode({ origin: site.publicUrl ?? '', ...frame, width: null, grows }),
    hasOrigin: site.publicUrl !== null,
    preview: frame,
    script: grows ? EMBED_SCRIPT : null,
    pictures: [
      { text: say.picture('PNG'), href: cardPath(found.page, record.head.seq) },
      { text: say.picture('SVG'), href: cardPath(found.page, record.head.seq, 'svg') },
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
