/** Reads SubRip and WebVTT, also as other programs write them, with whatever line ends, headers, notes, settings, tags and numbers. */

import { joiner } from './write-subtitles.ts';

export interface ReadCue {
  /** Seconds. */
  start: number;
  end: number;
  /** Lines joined by spaces, without tags. */
  text: string;
}

const time = '(?:(\\d+):)?(\\d{1,2}):(\\d{1,2})[.,](\\d{1,3})';
const timingLine = new RegExp(`^\\s*${time}\\s*-->\\s*${time}(?:\\s.*)?$`);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200e',
  rlm: '\u200f',
};

/** The cues in the order of the file, none without text; empty when nothing in it is a cue. */
export function readSubtitles(file: string): ReadCue[] {
  const isVtt = /^\uFEFF?WEBVTT/.test(file);
  const cues: ReadCue[] = [];
  let open: { start: number; end: number; lines: string[] } | null = null;
  const close = () => {
    const text = open?.lines.map((line) => plain(line, isVtt)).join(' ');
    if (open && text?.trim()) cues.push({ start: open.start, end: open.end, text: text.trim() });
    open = null;
  };
  for (const line of file.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const timing = timingLine.exec(line);
    if (timing) {
      close();
      open = { start: secondsOf(timing.slice(1, 5)), end: secondsOf(timing.slice(5, 9)), lines: [] };
    } else if (line.trim() === '') close();
    else open?.lines.push(line);
  }
  close();
  return cues;
}

function secondsOf([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]): number {
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
}

function plain(line: string, isVtt: boolean): string {
  // SubRip knows a few tags of HTML; in WebVTT every angle bracket begins a tag.
  const tags = isVtt ? /<[^>]*>/g : /<\/?(?:[biu]|font[^>]*)>|\{\\[^}]*\}/gi;
  const text = line.replace(tags, '').trim();
  return isVtt ? text.replace(/&(\w+);/g, (all, name: string) => entities[name] ?? all) : text.replaceAll(joiner, '');
}
