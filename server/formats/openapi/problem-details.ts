import { z } from 'zod'

/** How every failure is answered to programs: RFC 9457, with the members that this site adds. */
export const problemDetailsSchema = z
  .object({
    type: z.string().meta({ description: '“about:blank”: the status says what kind of problem it is' }),
    title: z.string().meta({ description: 'What kind of problem it is, in a few words' }),
    status: z.int().min(400).max(599).meta({ description: 'The status of the answer' }),
    detail: z.string().meta({ description: 'What is wrong here, and how to mend it' }),
    problems: z
      .array(z.object({ path: z.string(), message: z.string(), needs: z.string().optional() }))
      .optional()
      .meta({ description: 'Each parameter that could not be read, by its name' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'Where in what was sent: a JSON pointer (RFC 6901) as a fragment' }),
          detail: z.string().meta({ description: 'How to mend it' }),
        }),
      )
      .optional()
      .meta({ description: 'Each part of what was sent that can’t be stored as it is' }),
  })
  .meta({ id: 'ProblemDetails', description: 'Problem details (RFC 9457)' })

export const PROBLEM_TYPE = 'application/problem+json'
