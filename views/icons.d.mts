/** `mark` is the SVG file of the mark; `into` the folder of the icons. */
export function writeIcons(mark: string, into: string): Promise<void>
