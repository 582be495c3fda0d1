import anyAscii from 'any-ascii'

// In the browser the package that writes any script in Latin letters would be larger than everything else: of its letters those
// are taken that the search asks for.

const SCRIPTS = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const LAST = 0x1ffff

export const lettersLoader = {
  name: 'letters',
  setup(build) {
    build.onResolve({ filter: /^any-ascii$/ }, ({ path }) => ({ path, namespace: 'letters' }))
    build.onLoad({ filter: /.*/, namespace: 'letters' }, () => ({
      contents: `const letters = ${JSON.stringify(lettersOfScripts())}
export default text => text.replace(/./gsu, letter => letters[letter] ?? letter)`,
    }))
  },
}

function lettersOfScripts() {
  const letters = {}
  for (let code = 0; code <= LAST; code++) {
    const letter = String.fromCodePoint(code)
    if (SCRIPTS.test(letter)) letters[letter] = anyAscii(letter)
  }
  return letters
}
