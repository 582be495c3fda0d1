/** Whether a host name (without port, brackets or upper case) can only mean this machine. */
export const isLoopbackHost = (host: string): boolean =>
  host === '::1' || host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host)
