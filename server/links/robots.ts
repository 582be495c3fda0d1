// What a site allows programs to ask for: robots.txt by RFC 9309.

interface Rule {
  readonly isAllowed: boolean
  readonly path: string
}

/** Longer files may be cut (section 2.5). */
export const LONGEST_ROBOTS = 512_000

/** Whether a program with this name may ask for a path with its query. */
export function mayAskFor(robots: string, name: string, path: string): boolean {
  const matching = rulesFor(robots, name.toLowerCase()).filter(rule => matches(rule.path, path))
  // The longest wins; of two that are as long, the one that allows.
  const [rule] = matching.sort((a, b) => b.path.length - a.path.length || Number(b.isAllowed) - Number(a.isAllowed))
  return rule?.isAllowed ?? true
}

/** The rules of all groups that name the program; else of those that name every one. */
function rulesFor(robots: string, name: string): Rule[] {
  const own: Rule[] = []
  const everybody: Rule[] = []
  let named: string[] = []
  let isNaming = false
  for (const line of robots.slice(0, LONGEST_ROBOTS).split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? []
    const field = key.toLowerCase()
    if (field === 'user-agent') {
      named = isNaming ? [...named, value.toLowerCase()] : [value.toLowerCase()]
      isNaming = true
    } else if (field === 'allow' || field === 'disallow') {
      isNaming = false
      // An empty one says nothing.
      if (value === '') continue
      const rule = { isAllowed: field === 'allow', path: value }
      if (named.includes(name)) own.push(rule)
      else if (named.includes('*')) everybody.push(rule)
    }
  }
  const isNamed = robots
    .toLowerCase()
    .split(/\r\n|\r|\n/)
    .some(line => /^\s*user-agent\s*:\s*([^#]*?)\s*(#.*)?$/.exec(line)?.[1] === name)
  return isNamed ? own : everybody
}

/** `*` stands for any signs, `$` at the end for the end. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...parts] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1
    if (isWhole && isLast) return path.length - part.length >= at && path.endsWith(part)
    const found = path.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return !isWhole || at === path.length
}
