import type { Plugin } from 'esbuild'

export const fontLoader: Plugin
export function writePictureFonts(into: string): Promise<void>
