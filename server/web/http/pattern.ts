/** Tells the paths of an address, as Express writes it: `/events/:id.json`. */
export const matcherOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`)
