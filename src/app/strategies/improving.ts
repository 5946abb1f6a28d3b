/** What the page shows of a text that is still being improved. */

export interface Improving {
  /** Id of the transcript; null while its recording is in progress. */
  transcript: string | null;
  /** Null before the speed of the exact model is known. */
  secondsLeft: number | null;
}
