/** What a catalogue in another language has to say: the same messages, with the same slots. */
export type Texts<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...slots: infer Slots) => string
      ? (...slots: Slots) => string
      : Texts<Source[Key]>
}

/** Puts a part of a sentence into an element: `text => <a href="…">text</a>`. What goes through it is escaped already. */
export type Tag = (text: string) => string
