/**
 * Who may write now. `open`: everybody at this machine, as long as there are no accounts. `accounts`: whoever has one, from
 * anywhere. `closed`: nobody, where others than those at this machine come and there are no accounts.
 */
export type Access = 'open' | 'accounts' | 'closed'
