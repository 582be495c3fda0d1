// Makes passkeys on the page of an account, and signs in with them. Without this script there are the other ways.

import { passkeysWords } from '../../server/domain/language/passkeys-words.ts'

/** Where the browser can read what the site sends; elsewhere nothing is offered. */
const CAN =
  'PublicKeyCredential' in window &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential

type Ask = (options: never, signal: AbortSignal) => Promise<Credential | null>

const ASKS: Readonly<Record<string, Ask>> = {
  get: (options: PublicKeyCredentialRequestOptionsJSON, signal) =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), signal }),
  create: (options: PublicKeyCredentialCreationOptionsJSON, signal) =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal }),
}

function offer(form: HTMLFormElement): void {
  const { passkey = '', options = '' } = form.dataset
  const ask = ASKS[passkey]
  const credential = form.elements.namedItem('credential')
  const message = form.querySelector<HTMLElement>('[data-message]')
  if (!CAN || !ask || !(credential instanceof HTMLInputElement) || !message) return
  form.hidden = false
  let before: AbortController | undefined
  form.addEventListener('submit', event => {
    const { submitter } = event
    event.preventDefault()
    // Whoever presses again is asked again.
    before?.abort()
    before = new AbortController()
    message.textContent = ''
    answerTo(ask, options, before.signal).then(
      answer => {
        credential.value = JSON.stringify(answer)
        HTMLFormElement.prototype.submit.call(withIntentOf(form, submitter))
      },
      (error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) message.textContent = inWords(error)
      },
    )
  })
}

async function answerTo(ask: Ask, address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, headers: { Accept: 'application/json' } })
  if (!response.ok) throw new Error(String(response.status))
  const credential = await ask((await response.json()) as never, signal)
  if (!(credential instanceof PublicKeyCredential)) throw new Error('none')
  return credential.toJSON()
}

/** A form that a script sends does not say by which button. */
function withIntentOf(form: HTMLFormElement, submitter: HTMLElement | null): HTMLFormElement {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const input = Object.assign(document.createElement('input'), {
      type: 'hidden',
      name: submitter.name,
      value: submitter.value,
    })
    form.append(input)
  }
  return form
}

function inWords(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return passkeysWords().nothingWasChosen
  if (name === 'InvalidStateError') return passkeysWords().hasAPasskey
  return passkeysWords().didNotWork
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)
