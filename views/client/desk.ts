import { closeMenus } from './page/menus.ts'

// For whoever is signed in: the page is the same for everybody, and what belongs to them comes from an address of its own.

const { lang } = document.documentElement
const HERE = `${lang === 'en' ? '' : `/${lang}`}/desk/here`

async function offer(page: Document): Promise<void> {
  if (page.querySelector('.editor-bar')) return
  const answer = await fetch(`${HERE}?${new URLSearchParams({ at: location.pathname })}`, { redirect: 'manual' })
  if (answer.type === 'opaqueredirect') {
    // The session is over. The next page need not ask.
    page.cookie = 'signed-in=; Max-Age=0; Path=/'
    return
  }
  if (!answer.ok) return
  const offered = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const bar = offered.querySelector('.editor-bar')
  const row = page.querySelector('.under-head')
  if (bar && row)
    row.insertBefore(page.adoptNode(bar), row.querySelector('.trail, .beside-places')?.nextSibling ?? row.firstChild)
  const told = offered.querySelector('.for-the-page')
  if (told) page.querySelector('main')?.prepend(...[...told.childNodes].map(node => page.adoptNode(node)))
  closeMenus(page)
  showWhatWasAskedFor()
}

/** What the end of the address names came only now: the browser looks for it once more. */
function showWhatWasAskedFor(): void {
  const { hash } = location
  if (hash.length < 2 || !document.getElementById(hash.slice(1))?.closest('main')) return
  location.replace(hash)
}

offer(document).catch(() => {
  // Without it the foot of the page leads to the same.
})
