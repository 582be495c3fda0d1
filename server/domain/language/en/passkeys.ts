/** What is said when a passkey was not made or not used. */
export const passkeys = {
  nothingWasChosen: 'Nothing was chosen, or it took too long. Try again.',
  hasAPasskey: 'There is a passkey for this account on this device already.',
  didNotWork: 'This did not work. Try again, or take another way.',
}
