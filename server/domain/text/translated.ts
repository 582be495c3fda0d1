interface Translation {
  readonly fields: Readonly<Record<string, string>>
}

/** What the translations of an entry say, in every language; of all its texts or of some fields. */
export const textsOfTranslations = (
  translations: Readonly<Record<string, Translation>> | undefined,
  only?: readonly string[],
): string[] =>
  Object.values(translations ?? {}).flatMap(({ fields }) =>
    only ? only.flatMap(field => fields[field] ?? []) : Object.values(fields),
  )
