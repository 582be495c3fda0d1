const TAG_OR_CHARACTER = /<%(?!%)([=_#-]?)(.*?)([_-]?)%>|[^\n]/gs

/**
 * The code of a template, each character at its line and column in the template, so that what the compiler says of one is
 * true of the other. What is printed is passed to `p`; everything else becomes spaces.
 */
export function codeOf(template: string): string {
  return template.replace(TAG_OR_CHARACTER, (whole: string, kind = '', code?: string, trim = '') => {
    if (code === undefined || kind === '#') return whole.replace(/[^\n]/g, ' ')
    if (/\/\/.*$/.test(code)) throw new Error(`“//” would hide what follows this tag in its line: ${whole}`)
    return kind === '=' || kind === '-'
      ? `;p(${code.replace(/;(?=\s*$)/, ' ')});${trim && ' '}`
      : ` ;${kind && ' '}${code}${trim && ' '}  `
  })
}

/** What the first line of a partial says: `<%# Takes name: string, option: FacetOption from server/web/lists/list-view.ts -%>`. */
export function takenBy(template: string): { parameters: string; imports: { names: string[]; file: string }[] } {
  const [, declared = ''] = /^<%# Takes (.+?) -?%>/.exec(template) ?? []
  return {
    parameters: declared.replace(/ from \S+\.ts/g, ''),
    imports: [...declared.matchAll(/(.+?) from (\S+\.ts)/g)].map(([, types = '', file = '']) => ({
      names: [...new Set(types.match(/\b[A-Z]\w*/g))],
      file,
    })),
  }
}
