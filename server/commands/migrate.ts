import { type Command, print } from './command.ts'

export const migrateCommand: Command = {
  usage: '',
  summary: 'Make the tables of the database, or bring them up to date',
  details: `Of the PostgreSQL database that JOURNAL names. The site does the same when it starts; here it is done before, by a
user of the database who may, or once for many sites.`,
  options: {},
  positionals: { min: 0, max: 0 },

  async run(_given, { migrate, journal, stdout }) {
    if (migrate === null) {
      print(
        stdout,
        `The journal is the file ${journal.place}, which has no tables. JOURNAL=postgres://… names a database.`,
      )
      return true
    }
    const { from, to } = await migrate()
    const done =
      from === to
        ? `are of version ${to} already`
        : from === 0
          ? `were made, in version ${to}`
          : `were brought from version ${from} to version ${to}`
    print(stdout, `The tables of ${journal.place} ${done}.`)
    return true
  },
}
