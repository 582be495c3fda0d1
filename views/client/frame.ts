// In a frame on somebody else's page: says how high it is, and nothing else, to the page around it.

if (parent !== window) {
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height)
    // Whoever frames the piece may know its height: it is no secret, and its page may be anybody's.
    parent.postMessage({ parleyHeight: height }, '*')
  }
  new ResizeObserver(tell).observe(document.documentElement)
}
