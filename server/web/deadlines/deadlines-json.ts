import type { Deadline } from '../../domain/deadlines/deadlines.ts'

export const deadlineData = ({ setIn, setBy, due, note, outcome, replacedBy, daysGiven, silence }: Deadline) => ({
  event: setIn.id,
  set: setIn.when,
  setBy,
  due,
  outcome,
  daysGiven: daysGiven ?? null,
  replacedBy: replacedBy ? { event: replacedBy.event.id, due: replacedBy.due, isLater: replacedBy.isLater } : null,
  silence: silence ? { since: silence.since, days: silence.days, lastWord: silence.lastWord?.id ?? null } : null,
  note,
})
