/** Whether a host name (without port, brackets or upper case) can only mean this machine. */
export const isLoopbackHost = (host: string): boolean =>
  host === '::1' ||
  host === 'localhost' ||
  host.endsWith('.localhost') ||
  /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(host)
