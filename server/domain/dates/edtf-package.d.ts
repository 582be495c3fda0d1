// `edtf` 4.11.1 ships no types. Only the function we call is declared; its result is not used beyond "it did not throw".

declare module 'edtf' {
  /** Throws when `text` is not EDTF of level 0 to 2. */
  export function parse(text: string): unknown
}
