/** Functions that open dialogs, drawers and the file dialog. The page provides them to its parts. */

export interface Navigation {
  settings(): void;
  /** Opens the settings at the choice of microphone. */
  microphone(): void;
  /** Opens the settings at the section on privacy. */
  privacy(): void;
  help(): void;
  /** Opens the page of models. */
  models(): void;
  /** Opens the metrics of this session. */
  diagnostics(): void;
  /** Opens the text rules: the mode, and the person's own rules. */
  textRules(): void;
  /** Opens the choice of a mode of text. */
  modes(): void;
  /** Opens the choice of a mode in which the open transcript is written anew. */
  rewrite(): void;
  /** Opens the choice with what the sound of the open transcript is recognised again. */
  recogniseAgain(): void;
  /** Opens the benchmark. */
  bench(): void;
  /** Opens the list of dictations, on pages too narrow for the sidebar. */
  library(): void;
  /** Opens the page of what is stored. */
  storage(): void;
  /** Opens the trash. */
  trash(): void;
  /** Opens the page of backups. */
  backup(): void;
  /** Opens the export of these transcripts. */
  exports(ids: readonly string[]): void;
  /** Opens the mini window. */
  miniWindow(): void;
  /** Opens the browser's file dialog. */
  files(): void;
}

export type Panel =
  | 'settings'
  | 'microphone'
  | 'privacy'
  | 'help'
  | 'models'
  | 'text-rules'
  | 'modes'
  | 'rewrite'
  | 'recognise'
  | 'diagnostics'
  | 'bench'
  | 'storage'
  | 'trash'
  | 'library'
  | 'export'
  | 'backup';
