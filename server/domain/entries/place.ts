import { z } from 'zod'
import { countryCode } from './country-code.ts'
import { title } from './fields.ts'

export const place = z
  .strictObject({
    name: title,
    country: countryCode.optional(),
    latitude: z.number().min(-90, 'Latitude is −90 to 90.').max(90, 'Latitude is −90 to 90.').optional(),
    longitude: z.number().min(-180, 'Longitude is −180 to 180.').max(180, 'Longitude is −180 to 180.').optional(),
  })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    path: ['latitude'],
    message: 'Enter both latitude and longitude, or neither.',
  })

export type Place = z.infer<typeof place>
