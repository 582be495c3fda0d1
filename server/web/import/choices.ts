import type { ImportChoices } from '../../domain/exchange/import-choices.ts'

/** The names of what is chosen, in addresses and in the form. */
export const CHOICES = { mergesSources: 'merge', defaultSource: 'source' } as const

export function choicesIn(params: URLSearchParams): ImportChoices {
  const source = (params.get(CHOICES.defaultSource) ?? '').slice(0, 200)
  return {
    mergesSources: params.get(CHOICES.mergesSources) === 'yes',
    ...(source !== '' && { defaultSource: source }),
  }
}

export const choicesQuery = ({ mergesSources, defaultSource }: ImportChoices): string =>
  new URLSearchParams({
    ...(mergesSources && { [CHOICES.mergesSources]: 'yes' }),
    ...(defaultSource !== undefined && { [CHOICES.defaultSource]: defaultSource }),
  }).toString()
