import { type OpenApiDescription, openApiDescription } from '../../formats/openapi/description.ts'
import { siteNameOf } from '../site/record-names.ts'
import { describedIn } from '../site/route.ts'
import type { Site } from '../site/site.ts'
import { type Answering, examplesOf } from './examples.ts'

const made = new WeakMap<Site, { readonly seq: number; readonly description: Promise<OpenApiDescription> }>()

/** The description with examples of the record as it is now, made once for each revision that is asked for. */
export function descriptionOf(site: Site, addresses: readonly Answering[]): Promise<OpenApiDescription> {
  const { seq } = site.record.head
  const known = made.get(site)
  if (known?.seq === seq) return known.description
  const description = examplesOf(site, addresses).then(examples =>
    openApiDescription({
      title: siteNameOf(site.record),
      publicUrl: site.publicUrl,
      addresses: describedIn(addresses),
      examples,
    }),
  )
  made.set(site, { seq, description })
  return description
}
