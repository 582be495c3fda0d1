// Compiles every template against the types of what it receives: a page's is in its token, a partial's in its first line.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import { codeOf, takenBy } from './typed-template.ts'

const WEB = 'server/web'
/** Beside `views`, so that the way to the server is the same; git passes over it. */
const INTO = `dist.templates.${process.pid}`
const CONFIG = { extends: '../tsconfig.json', include: ['**/*.ts', '../server/**/*.d.ts'] }
const GLOBALS = `
declare const layout: import('../${WEB}/site/layout-view.ts').Layout
declare const t: import('../server/domain/language/words.ts').Words
type PageOf<Token> = Token extends import('../${WEB}/site/template.ts').Template<infer Page> ? Page : never
declare const { linkTo, bold }: typeof import('../${WEB}/site/sentence-tags.ts')
declare function p(printed: string | number): void
`

const sourcesIn = (folder: string, ending: string): [file: string, source: string][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith(ending))
    .map(file => [file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8')])

const templates = new Map(sourcesIn('views', '.ejs'))

/** Template of a page → the type of its token. */
const tokens = new Map(
  sourcesIn(WEB, '.ts').flatMap(([file, source]) =>
    [...source.matchAll(/^export const (\w+) = template<\w+>\('(.+?)'/gm)].map(
      ([, token, template = '']) => [template, { file: join(WEB, `${file}.ts`), token }] as const,
    ),
  ),
)

/** A template as a module: in the first line what it takes, from the second on the template, line by line. */
function moduleOf(template: string, source: string): string {
  const pathTo = (path: string) => relative(dirname(template), path).replace(/^(?!\.)/, './')
  const server = (file: string) => `'${pathTo(join('..', file))}'`
  const page = tokens.get(template)
  const { parameters, imports } = page
    ? { parameters: `page: PageOf<typeof import(${server(page.file)}).${page.token}>`, imports: [] }
    : takenBy(source)
  const names = [...parameters.matchAll(/(\w+): /g)].map(([, name]) => name)
  const reachable = [...templates.keys()].map(pathTo)
  const head = [
    ...imports.map(({ names, file }) => `import type { ${names} } from ${server(file)}`),
    `export type Takes = [${parameters && `{ ${parameters} }`}]`,
    `type Templates = { ${reachable.map(path => `'${path.replace(/^\.\//, '')}': import('${path}.ts').Takes`)} }`,
    'export declare function include<File extends keyof Templates>(file: File, ...takes: Templates[File]): string',
    `export function view(${parameters && `{ ${names} }: Takes[0]`}) {`,
  ]
  return `${head.join('; ')}\n${codeOf(source)}\n}`
}

const inTermsOfTemplates = (problems: string): string =>
  problems.replace(
    /^dist\.templates\.\d+\/(.+)\.ts\((\d+),/gm,
    (_, template, line) => `views/${template}.ejs(${Math.max(1, line - 1)},`,
  )

try {
  for (const [template, source] of templates) {
    mkdirSync(join(INTO, dirname(template)), { recursive: true })
    writeFileSync(join(INTO, `${template}.ts`), moduleOf(template, source))
  }
  writeFileSync(join(INTO, 'globals.d.ts'), GLOBALS)
  writeFileSync(join(INTO, 'tsconfig.json'), JSON.stringify(CONFIG))
  const { status, stdout } = spawnSync('tsc', ['-p', INTO], { encoding: 'utf8' })
  process.stdout.write(inTermsOfTemplates(stdout))
  process.exitCode = status ?? 1
} finally {
  rmSync(INTO, { recursive: true, force: true })
}
