/** Digits, with spaces or commas between thousands if anything: “600,000”, “1 500 000”, “4.5”, “4,5”. */
export function readAmount(text: string): number | null {
  const typed = text.trim().replace('−', '-')
  const plain = /^-?\d{1,3}([ ,\u00a0\u202f]\d{3})+(\.\d+)?$/.test(typed)
    ? typed.replace(/[ ,\u00a0\u202f]/g, '')
    : typed.replace(/^(-?\d+),(\d+)$/, '$1.$2')
  const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN
  return Number.isFinite(number) ? number : null
}
