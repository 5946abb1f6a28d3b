/** Ways to other pages, and functions that open panels and the file dialog. The page provides them to its parts. */

export interface Navigation {
  /** Goes to a path of the app. */
  go(path: string): void;
  /** Opens the choice of a mode of text. */
  modes(): void;
  /** Opens the choice of a mode in which the open transcript is written anew. */
  rewrite(): void;
  /** Opens the choice with what the sound of the open transcript is recognised again. */
  recogniseAgain(): void;
  /** Opens the export of these transcripts. */
  exports(ids: readonly string[]): void;
  /** Opens the mini window. */
  miniWindow(): void;
  /** Opens the browser's file dialog. */
  files(): void;
}

/** What is chosen or done without leaving the page. */
export type Panel = 'modes' | 'rewrite' | 'recognise' | 'export';
