/** Ways to the places that are not always on the page. The page makes them; parts only open them. */

export interface Navigation {
  settings(): void;
  /** The settings, at the choice of microphone. */
  microphone(): void;
  /** The settings, at the section on privacy. */
  privacy(): void;
  help(): void;
  /** The speech models: here, to be had, and one's own. */
  models(): void;
  /** What the session has measured. */
  diagnostics(): void;
  /** What becomes of the words: the mode, and a person's own rules. */
  textRules(): void;
  /** How fast it is here, beside other programs and other devices. */
  bench(): void;
  /** The list of dictations, where there is no room for the sidebar. */
  library(): void;
  /** The browser's file dialog. */
  files(): void;
}

export type Panel =
  | 'settings'
  | 'microphone'
  | 'privacy'
  | 'help'
  | 'models'
  | 'text-rules'
  | 'diagnostics'
  | 'bench'
  | 'library';
