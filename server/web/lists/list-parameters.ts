import { z } from 'zod'
import type { QueryParameter } from '../../formats/openapi/operation.ts'
import type { Facets } from './list-query.ts'

/** What a list with these facets takes, and what each of them is. */
export const listParameters = <F extends string>(
  facets: Facets<F>,
  about: Readonly<Record<F, string>>,
): readonly QueryParameter[] => [
  { name: 'q', description: 'Words that are looked for.', schema: z.string().max(200) },
  ...Object.entries<readonly string[] | null>(facets).map(([name, values]) => ({
    name,
    description: about[name as F],
    schema: z.array(values === null ? z.string() : z.enum(values)),
  })),
]
