import { randomNumbers } from './synthetic-record.ts'

// The page that the cache is measured with: the same at every run.

const numbers = randomNumbers(1)
const random = (below: number): number => Math.floor(numbers() * below)

/** Made-up words, as varied as prose, so that compression finds about as much to save. */
const SYLLABLES =
  'ta lks cea se fi re de le ga tion pro po sal with dra wal gua ran tee ex chan ge pri so ner li ne'.split(' ')
const VOCABULARY = Array.from({ length: 1_500 }, () =>
  Array.from({ length: 1 + random(4) }, () => SYLLABLES[random(SYLLABLES.length)]).join(''),
)
const words = (count: number): string =>
  Array.from({ length: count }, () => VOCABULARY[Math.min(random(1_500), random(1_500))]).join(' ')

/** Events that make a page of about 62 KB. */
export const EVENTS = Array.from({ length: 100 }, (_, i) => ({
  id: `event-${i}`,
  date: `2025-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`,
  title: words(7),
  summary: words(24),
  actors: [random(20), random(20)].map(n => ({ id: `actor-${n}`, name: `Party ${n}` })),
  sources: [{ href: `https://example.org/${random(10_000)}?a=1&b=2`, title: `“${words(4)}”` }],
}))

export const TEMPLATE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Timeline</title><link rel="stylesheet" href="/assets/styles.css"></head>
<body><main><h1>Timeline</h1><ol>
<% for (const event of events) { %>
  <li id="<%= event.id %>"><article>
    <time datetime="<%= event.date %>"><%= event.date %></time>
    <h2><a href="/events/<%= event.id %>"><%= event.title %></a></h2>
    <p><%= event.summary %></p>
    <ul><% for (const actor of event.actors) { %><li><a href="/actors/<%= actor.id %>"><%= actor.name %></a></li><% } %></ul>
    <% for (const source of event.sources) { %><cite><a href="<%= source.href %>" rel="nofollow"><%= source.title %></a></cite><% } %>
  </article></li>
<% } %>
</ol></main></body></html>
`
