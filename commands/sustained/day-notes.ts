/**
 * What runs in the page during a day. Notes are kept there and fetched: an event sent each time would carry the whole text each time.
 */

import type { Answer, DictationReport } from '../../src/protocol/automation.ts';

interface DayNotes {
  lags: number[];
  complaints: string[];
}

declare global {
  var dayNotes: DayNotes;
  /** Of the last minute: milliseconds of the wall's clock, and of the audio clock then. */
  var dayMoments: [wall: number, audio: number][];
}

/** Once a page. */
export function noteInPage(): void {
  globalThis.dayNotes = { lags: [], complaints: [] };
  globalThis.dayMoments = [];
  setInterval(() => {
    globalThis.dayMoments.push([performance.now(), sotto.audioClock()]);
    if (globalThis.dayMoments.length > 1500) globalThis.dayMoments.splice(0, 500);
  }, 40);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const told = node.matches('.callout.error') ? node : node.querySelector('.callout.error');
        if (told) globalThis.dayNotes.complaints.push(told.textContent);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
}

export function recordInPage(): Promise<Answer<null>> {
  globalThis.dayMoments = [];
  return sotto.record(({ kind, audio_end }) => {
    if (kind !== 'partial') return;
    const played = globalThis.dayMoments.find(([, audio]) => audio >= audio_end);
    if (played) globalThis.dayNotes.lags.push(performance.now() - played[0]);
  });
}

export function takeDayNotes(): { noted: DayNotes; clock: number } {
  const noted = globalThis.dayNotes;
  globalThis.dayNotes = { lags: [], complaints: [] };
  return { noted, clock: sotto.audioClock() };
}

/** `kept`: seconds of the newest transcript. */
export async function stopInPage(): Promise<{ clock: number; kept: number; report: Answer<DictationReport> }> {
  const clock = sotto.audioClock();
  const report = await sotto.stop();
  const listed = await sotto.library.list({ limit: 1 });
  return { clock, kept: (listed.ok && listed.value[0]?.duration) || 0, report };
}
