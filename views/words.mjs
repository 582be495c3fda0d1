import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// A script of the browser speaks one language, and carries no word of the others.

const LANGUAGE = join(dirname(fileURLToPath(import.meta.url)), '../server/domain/language')

const WORDS_OF_A_SUBJECT = /[\\/]language[\\/](\w+)-words\.ts$/

/** Puts the catalogue of a language in the place of all, and the language in the place of what asks for it. */
export const inOneLanguage = language => ({
  name: 'one-language',
  setup(build) {
    build.onLoad({ filter: WORDS_OF_A_SUBJECT }, ({ path }) => {
      const [, subject] = WORDS_OF_A_SUBJECT.exec(path)
      return {
        contents: `import { ${subject} } from './${language}/${subject}.ts'\nexport const ${subject}Words = () => ${subject}`,
        resolveDir: LANGUAGE,
        loader: 'ts',
      }
    })
    build.onLoad({ filter: /[\\/]language[\\/]reader\.ts$/ }, () => ({
      contents: `export const readersLanguage = () => '${language}'`,
      loader: 'ts',
    }))
  },
})
