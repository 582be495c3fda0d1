/** What is said under a date while it is typed. */
export const typing = {
  understoodAs: 'Understood as ',
  isLeftOut: (text: string) => `; “${text}” is left out`,
}
