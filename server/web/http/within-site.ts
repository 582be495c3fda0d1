/** Browsers read two slashes, also one of them turned round, as the beginning of another host (WHATWG URL, 4.4). */
export const leadsWithinSite = (address: string): boolean => /^\/(?![/\\])/.test(address.replace(/[\t\n\r]/g, ''))
