/** Such as “1,203”. */
export const format = (count: number): string => count.toLocaleString('en')

/** Such as “1 text” or “1,203 texts”. */
export const counted = (count: number, one: string, many: string): string =>
  `${format(count)} ${count === 1 ? one : many}`

export const milestones = (count: number): string => counted(count, 'milestone', 'milestones')
