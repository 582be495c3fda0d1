import packageJson from '../../package.json' with { type: 'json' }
import { openSiteFolder } from '../static-site/site-folder.ts'
import { writeSite } from '../static-site/write-site.ts'
import { type Command, count, print } from './command.ts'
import { readExistingJournal } from './stored-journal.ts'

export const siteCommand: Command = {
  usage: 'FOLDER',
  summary: 'Write the whole site as files, for a plain web server or a folder',
  details: `Works while the server runs. Every page, its data, feeds, pictures and all that they load, with links that work from any place;
the search runs in the browser. The same record makes the same bytes. FOLDER is new or empty, or holds an earlier copy,
which is brought up to date; a copy that was interrupted goes on where it was.

PUBLIC_URL is the address at which the copy will be found, if there is one: feeds, the sitemap and previews need it.`,
  options: {},
  positionals: { min: 1, max: 1 },

  async run({ positionals: [folder = ''] }, context) {
    const { revisions } = await readExistingJournal(context)
    const { publicUrl } = context
    const site = await context.readingSite(revisions)
    try {
      const { head } = site.record
      const files = await writeSite(
        site,
        await openSiteFolder(folder, { program: packageJson.version, head: `${head.seq}:${head.hash}`, publicUrl }),
      )
      print(context.stdout, `wrote ${count(files)} files, at revision ${count(head.seq)}, to ${folder}`)
    } finally {
      await site.stop()
    }
    return true
  },
}
