import { EMBED_SCRIPT } from '../http/assets.ts'

interface Framed {
  /** Of the site, without a slash at its end. */
  readonly origin: string
  readonly src: string
  readonly title: string
  /** In pixels; null for all the room that there is. */
  readonly width: number | null
  readonly height: number
  /** Whether the frame grows with what is in it, which takes a script of this site. */
  readonly grows: boolean
}

/** What is pasted into somebody else's page. It carries a height, so that it is whole without the script. */
export function embedCode({ origin, src, title, width, height, grows }: Framed): string {
  const size =
    width === null
      ? `height="${height}" style="width:100%;border:0"`
      : `width="${width}" height="${height}" style="border:0"`
  const frame = `<iframe src="${inAttribute(origin + src)}" title="${inAttribute(title)}" ${size} loading="lazy"></iframe>`
  return grows ? `${frame}\n<script src="${inAttribute(origin + EMBED_SCRIPT)}" async></script>` : frame
}

const inAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
