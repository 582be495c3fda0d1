import { file, type Listing, page, type Route } from '../site/route.ts'
import { aboutPage } from './about-page.ts'
import { robotsText } from './robots.ts'
import { sitemapIndex, sitemapPart } from './sitemap.ts'

export const aboutRoutes: readonly Route<Listing>[] = [
  page('/about', aboutPage),
  file('/robots.txt', robotsText),
  file('/sitemap.xml', sitemapIndex),
  file('/sitemaps/:number.xml', sitemapPart),
]
