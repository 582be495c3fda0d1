import type { Move } from '../../../server/domain/explorer/moves.ts'

const COMMANDS: Readonly<Record<string, Move | 'in' | 'out' | 'open' | 'release'>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  Enter: 'open',
  Escape: 'release',
}

/** What a key does in the drawing. */
export const commandOf = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  ctrlKey || metaKey || altKey ? undefined : COMMANDS[key]
