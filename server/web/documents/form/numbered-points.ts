import { tidied } from '../../../domain/text/pasted-text.ts'

// A numbered list as it is pasted from a document or a web page: “1. …”, “2) …”, “(3) …”, “13a. …”, “Point 4: …”.

export interface NumberedPoint {
  readonly number: string
  /** A heading for people: the first line where it is one, else the first words. */
  readonly label: string
  readonly text: string
}

interface NumberedPoints {
  /** What stands before the first number and so belongs to no point. */
  readonly before: string
  readonly points: readonly NumberedPoint[]
}

const LONGEST_LABEL = 60

/**
 * A number begins a line and is followed by a full stop, a bracket or a colon, and then by no digit: “1.5 million” is no
 * point. Lines that are further in than the first number, such as a list within a point, belong to their point.
 */
export function readNumberedPoints(pasted: string): NumberedPoints {
  const before: string[] = []
  const points: { number: string; lines: string[] }[] = []
  let margin: number | undefined
  const text = tidied(pasted.replaceAll('\t', '    '), { multiline: true })
  for (const line of text.split('\n')) {
    const marker = markerOf(line)
    if (marker && marker.indent <= (margin ?? marker.indent)) {
      margin ??= marker.indent
      points.push({ number: marker.number, lines: [marker.rest] })
    } else (points.at(-1)?.lines ?? before).push(line)
  }
  return { before: tidy(before), points: points.map(({ number, lines }) => toPoint(number, lines)) }
}

function markerOf(line: string): { indent: number; number: string; rest: string } | undefined {
  const [, space = '', number, rest = ''] =
    /^(\s*)(?:point\s+|пункт\s+|№\s*|§\s*)?\(?(\d{1,3}(?:[.-]\d{1,3})*(?:[.-]?[a-zа-яіїєґ](?![\p{L}\d]))?)[.):](?!\d)[ \t\u00a0]*(.*)$/iu.exec(
      line,
    ) ?? []
  return number === undefined ? undefined : { indent: space.length, number, rest }
}

function toPoint(number: string, lines: readonly string[]): NumberedPoint {
  const [first = '', ...rest] = lines
  const following = tidy(rest)
  const heading = first.trim()
  const isHeading = heading !== '' && heading.length <= LONGEST_LABEL && following !== '' && !/[.!?;,…]$/.test(heading)
  if (isHeading && isParagraph(rest[0] ?? '')) return { number, label: heading.replace(/:$/, ''), text: following }
  const text = tidy(lines)
  return { number, label: firstWords(text), text }
}

/** A line that goes on in small letters is the rest of a sentence, so what stands before it is no heading. */
const isParagraph = (line: string): boolean => !/^\s*\p{Ll}/u.test(line)

function firstWords(text: string): string {
  const [line = ''] = text.split('\n')
  const [clause = ''] = line.split(/(?<=[\p{L}\d)”"])[.;:](?=\s|$)/u)
  if (clause.length <= LONGEST_LABEL) return clause.trim()
  const words = clause.slice(0, LONGEST_LABEL).replace(/\s+\S*$/, '')
  return `${words.replace(/[\s,–—-]+$/, '')}…`
}

/** Lines without what a page puts around them; blank lines part paragraphs. */
const tidy = (lines: readonly string[]): string =>
  lines
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
