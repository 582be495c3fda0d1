declare module 'fs-native-extensions' {
  const fsx: {
    /**
     * Takes an exclusive lock on the whole file for this file descriptor; false when another descriptor has it. The
     * kernel gives it back when the descriptor is closed, however the process ends.
     */
    tryLock(fd: number): boolean
  }
  // biome-ignore lint/style/noDefaultExport: this is how the library exports.
  export default fsx
}
