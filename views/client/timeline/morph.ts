import { updateFacet } from './facets.ts'

/** Parts that are put in anew: nothing in them has the focus, and scripts set them up as a whole. */
const REPLACED = '.month, svg'

/** What is new to the reader is the same whatever the filters are, and the browser alone has written it there. */
const WRITTEN_HERE = '.news'

/** Holds what was fetched for it; its way to there says what is to be fetched now. */
const FETCHED = '.lanes-body'

function updateWay(old: Element, next: Element): void {
  const [way, wayNow] = [old.querySelector('a'), next.querySelector('a')]
  if (way && wayNow) way.setAttribute('href', wayNow.getAttribute('href') ?? '')
}

/** Makes one element like another while it stays in the page, so that focus, caret and what is unfolded stay, too. */
export function morph(old: Element, next: Element): void {
  for (const { name, value } of next.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  for (const { name } of [...old.attributes]) {
    // What a reader has unfolded stays so.
    if (!next.hasAttribute(name) && name !== 'open') old.removeAttribute(name)
  }
  if (old instanceof HTMLInputElement) old.checked = old.defaultChecked
  let at: ChildNode | null = old.firstChild
  for (const wanted of next.childNodes) {
    const found = nextLike(at, wanted)
    if (!found) {
      old.insertBefore(document.importNode(wanted, true), at)
      continue
    }
    while (at && at !== found) at = removed(at)
    at = found.nextSibling
    morphNode(found, wanted)
  }
  while (at) at = removed(at)
}

function morphNode(old: ChildNode, next: ChildNode): void {
  if (!(old instanceof Element) || !(next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue
  } else if (old.matches(REPLACED)) old.replaceWith(document.importNode(next, true))
  else if (old.matches('.facet')) updateFacet(old, next)
  else if (old.matches(FETCHED)) updateWay(old, next)
  else if (!old.matches(WRITTEN_HERE)) morph(old, next)
}

function removed(node: ChildNode): ChildNode | null {
  const next = node.nextSibling
  node.remove()
  return next
}

function nextLike(from: ChildNode | null, wanted: ChildNode): ChildNode | null {
  for (let node = from; node; node = node.nextSibling) {
    if (node.nodeName !== wanted.nodeName) continue
    if (!(node instanceof Element) || !(wanted instanceof Element)) return node
    if (node.id === wanted.id && node.classList[0] === wanted.classList[0]) return node
  }
  return null
}
