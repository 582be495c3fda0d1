import type { Direction, Language } from '../../domain/language/languages.ts'
import type { AsOf } from '../../domain/record/negotiation-record.ts'
import type { Person } from '../http/person.ts'
import type { CitedPage, citationTags } from './cited-page.ts'
import type { EditorBar } from './editor-bar.ts'
import type { ExampleDates } from './example-dates.ts'
import type { Explains } from './glossary.ts'
import type { SureLink } from './links.ts'
import type { NavigationView } from './navigation.ts'
import type { RecordTranslation } from './translation-note.ts'

// What the document around every page receives.

/** What a page says about itself; the rest of the layout is the same everywhere. */
export interface LayoutContent {
  readonly title: string
  readonly description?: string
  /** Path of the page's one true address; pages that are not to be found by search engines leave it out. */
  readonly canonical?: string
  readonly robots?: 'noindex'
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  readonly jsonLd?: Readonly<Record<string, unknown>>
  /** As what a reference manager saves it. */
  readonly cited?: CitedPage
  /** The pages between the place in the navigation and this one, the upper first. */
  readonly trail?: readonly SureLink[]
  /** What of the address means nothing to the page. */
  readonly ignored?: string | null
  /** Whether whoever asks has to sign in before this can be done. */
  readonly isForSignedIn?: boolean
  /** The path of the page that it is about, where that is another. */
  readonly at?: string
  /** For whom alone the page is made; null where it is the same for everybody. */
  readonly person?: Person | null
  /** What stands in the search of the masthead. */
  readonly searched?: string
  /** Address of data that the page's script will ask for at once. */
  readonly preload?: string
  /** Where whoever works by keys wants to be at once, if not at the beginning of the page. */
  readonly skipsTo?: readonly SureLink[]
  /** The time that a reading page shows; left out by pages that know only now. */
  readonly moment?: AsOf
  /** In which order its list is, where the address leaves that open: a reader may have chosen another. */
  readonly order?: string | null
  /** Whether the page itself has the form that chooses another time, as long as it shows now. */
  readonly hasClock?: boolean
  /** Whether the page itself says who translated what it shows. */
  readonly tellsTranslation?: boolean
  /** Of a piece in a frame. */
  readonly frame?: Pick<FrameView, 'theme' | 'home'>
}

/** How an embedder wants a piece to look; null leaves it to the reader's own choice. */
export type Theme = 'light' | 'dark'

/** A piece in a frame on somebody else's page. */
export interface FrameView {
  readonly theme: Theme | null
  /** The page that it is a piece of. */
  readonly home: SureLink
  readonly stylesheets: readonly string[]
  readonly script: string
}

interface CopyView {
  /** The content security policy, which no server says. */
  readonly policy: string
  /** What searches in the browser, and where. */
  readonly findScript: string
  readonly findIndex: string
}

export interface ClockView {
  /** Such as “as of 23 November 2025”; null for now. */
  readonly shown: string | null
  readonly returnHref: string
  readonly action: string
  readonly isInPage: boolean
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly on: string
  readonly known: string
}

export interface LanguageView {
  readonly tag: Language
  /** As its speakers call it. */
  readonly name: string
  /** This page in it. */
  readonly href: string
  readonly invitation: string
  readonly isCurrent: boolean
}

export interface Layout {
  /** In which language the site speaks on this page, and in which direction that is written. */
  readonly lang: Language
  readonly dir: Direction
  /** This page in each language; empty where it has one alone. */
  readonly languages: readonly LanguageView[]
  /** The same for search engines, with whole addresses. */
  readonly inOtherLanguages: readonly { readonly tag: string; readonly href: string }[]
  /** Who translated the record's texts on this page; null where they are read as they were written. */
  readonly translation: RecordTranslation | null
  readonly title: string
  readonly description: string
  readonly canonical: string | null
  readonly robots: 'noindex' | null
  readonly frame: FrameView | null
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  readonly citation: ReturnType<typeof citationTags>
  /** What previews elsewhere show: see https://ogp.me. */
  readonly sharing: {
    readonly type: 'website' | 'article'
    /** Null where the site has no public address, or the page is none to be shared: a form, an error. */
    readonly url: string | null
    readonly picture: {
      readonly url: string
      readonly width: number
      readonly height: number
      readonly alt: string
    } | null
  }
  /** JSON for a data block, already safe inside a script element. */
  readonly jsonLd: string | null
  /** Runs before the first paint: see `first-paint.ts`. */
  readonly firstPaint: string
  /** Of a site that is written to files, which leaves out what only a server can answer; null where one does. */
  readonly copy: CopyView | null
  /** Tells this record from others: what a browser remembers of one is not about another. */
  readonly record: string
  readonly explains: Explains
  readonly stylesheet: string
  /** What only pages of texts, positions and forms need. */
  readonly texts: { readonly stylesheet: string; readonly script: string } | null
  readonly script: string
  readonly passkeysScript: string | null
  readonly mark: string
  readonly touchIcon: string
  readonly fonts: readonly string[]
  readonly explorer: { readonly stylesheet: string; readonly script: string } | null
  readonly preload: string | null
  readonly navigation: NavigationView
  readonly search: {
    readonly value: string
    readonly kept: readonly { readonly name: string; readonly value: string }[]
  }
  /** What those who may write are offered; null for everybody else, and in the past. */
  readonly bar: EditorBar | null
  /** Where a page that is the same for everybody leads those who may write; null where it can offer that itself. */
  readonly editors: { readonly href: string; readonly script: string } | null
  readonly skipsTo: readonly SureLink[]
  readonly order: string | null
  /** The revision that is shown, and when it was recorded, where another process may answer next; null where none can. */
  readonly seen: string | null
  readonly clock: ClockView | null
  /** Why the page may be older than the record. */
  readonly outdated: string | null
  /** What of the address means nothing to the page. */
  readonly ignored: string | null
  /** Where to sign in, on an answer that says that it has to be done first. */
  readonly signInHref: string | null
  readonly examples: ExampleDates
  /** Of the record's own texts (BCP 47). */
  readonly language: string
  /** As previews elsewhere want it, such as `en_GB`. */
  readonly locale: string
  /** What the site is called: the record's masthead, else the name of the program. */
  readonly siteName: string
  readonly homeHref: string
  readonly aboutHref: string
  /** Where to get the code that puts a piece of this page on another one; null where it has none. */
  readonly embedHref: string | null
  /** Where an error on this page is reported; null where nobody would hear of it. */
  readonly reportHref: string | null
  /** Where forms ask what was typed; null where nobody answers. */
  readonly lookUp: { readonly readDateHref: string; readonly suggestHref: string } | null
  /** What printed sheets say of themselves. */
  readonly paper: {
    /** At the head of every sheet: the record on one side, the page on the other. */
    readonly running: string
    readonly title: string
    /** At the foot of every sheet. */
    readonly revision: string
    /** The whole address where the site has a public one, else the path. */
    readonly address: string
  }
  readonly footer: {
    readonly sequence: string
    readonly hash: string
    /** Such as “, last changed on 5 July 2026”; empty where nobody has changed anything by hand. */
    readonly lastChange: string
    readonly license: string | null
  }
}
