/** Checks at the edge of storage: what comes over the wire is kept only in the shape that reading it back relies on. */

import { AppError } from '../core/errors.ts';
import type { Improvement } from '../core/strategies/improved-text.ts';
import { type StrategyChange, strategies, strategyReasons } from '../core/strategies/strategy.ts';
import type {
  RecognitionSettings,
  Segment,
  SoundPart,
  Transcript,
  TranscriptWord,
  Version,
} from '../core/transcript.ts';
import type { Marks, NewVersion, PageRequest, SaidPlace } from '../protocol/library.ts';

const rowsPerPage = 500;

/** A copy with exactly the fields of a transcript. Throws `bad-argument` naming the first field that is wrong. */
export function checkTranscript(value: Transcript): Transcript {
  const { id, createdAt, title, titled, text, segments, duration, source, pinnedAt, deletedAt } = value;
  const { tags, sound, version, versions, sentTo, ...rest } = value;
  for (const list of ['segments', 'sound', 'versions'] as const) expect(Array.isArray(value[list]), list);
  expect(source === 'microphone' || source === 'file', 'source');
  expect(typeof titled === 'boolean', 'titled');
  return {
    id: checkId(id),
    createdAt: number(createdAt, 'createdAt'),
    title: string(title, 'title'),
    titled,
    text: string(text, 'text'),
    segments: segments.map(checkSegment),
    duration: number(duration, 'duration'),
    source,
    ...origin(rest),
    version: number(version, 'version'),
    versions: versions.map(checkVersion),
    pinnedAt: checkMoment(pinnedAt, 'pinnedAt'),
    tags: checkTags(tags),
    deletedAt: checkMoment(deletedAt, 'deletedAt'),
    sound: sound.map(checkSound),
    ...(sentTo === undefined ? {} : { sentTo: sentTo.map((host) => string(host, 'host')) }),
  };
}

/** Throws `bad-argument` as well. */
export function checkWords(words: readonly TranscriptWord[]): TranscriptWord[] {
  return words.map(({ text, start, end, confidence }) => ({
    text: string(text, 'word'),
    start: number(start, 'word start'),
    end: number(end, 'word end'),
    confidence: number(confidence, 'confidence'),
  }));
}

export function checkId(id: string): string {
  expect(string(id, 'id') !== '', 'id');
  return id;
}

export function checkTitle(title: string): string {
  return string(title, 'title');
}

export function checkText(text: string): string {
  return string(text, 'text');
}

export function checkPlace({ text, change: { at, removed, added } }: SaidPlace): SaidPlace {
  return {
    text: string(text, 'text'),
    change: { at: number(at, 'at'), removed: string(removed, 'removed'), added: string(added, 'added') },
  };
}

export function checkImprovement({ heard, exact }: Improvement): Improvement {
  return { heard: string(heard, 'heard text'), exact: checkSegment(exact) };
}

export function checkMarks({ pinnedAt, tags, deletedAt }: Marks): Marks {
  return {
    ...(pinnedAt === undefined ? {} : { pinnedAt: checkMoment(pinnedAt, 'pinnedAt') }),
    ...(tags === undefined ? {} : { tags: checkTags(tags) }),
    ...(deletedAt === undefined ? {} : { deletedAt: checkMoment(deletedAt, 'deletedAt') }),
  };
}

export function checkVersionText(made: NewVersion): NewVersion {
  const { text, segments, settings } = made;
  expect(Array.isArray(segments), 'segments');
  return {
    text: string(text, 'text'),
    segments: segments.map(checkSegment),
    ...origin(made),
    ...(settings === undefined ? {} : { settings: checkSettings(settings) }),
  };
}

export function checkPage({ before, limit }: PageRequest): void {
  expect(Number.isInteger(limit) && limit >= 1 && limit <= rowsPerPage, 'limit');
  if (!before) return;
  checkId(before.id);
  number(before.createdAt, 'before.createdAt');
}

function checkSegment({ start, end, text, raw, language, speaker, joins }: Segment): Segment {
  if (joins !== undefined) expect(joins === 'within' || joins === 'behind', 'segment joins');
  return {
    start: number(start, 'start'),
    end: number(end, 'end'),
    text: string(text, 'segment text'),
    ...(raw === undefined ? {} : { raw: string(raw, 'raw segment text') }),
    ...(language === undefined ? {} : { language: string(language, 'segment language') }),
    ...(speaker === undefined ? {} : { speaker: string(speaker, 'segment speaker') }),
    ...(joins === undefined ? {} : { joins }),
  };
}

function checkMoment(value: number | null, name: string): number | null {
  return value === null ? null : number(value, name);
}

function checkTags(tags: readonly string[]): string[] {
  expect(Array.isArray(tags), 'tags');
  return [...new Set(tags.map((tag) => string(tag, 'tag')))];
}

function checkVersion(version: Version): Version {
  const { number: of, madeAt, settings, sent } = version;
  return {
    number: number(of, 'version number'),
    madeAt: number(madeAt, 'madeAt'),
    ...origin(version),
    ...(settings === undefined ? {} : { settings: checkSettings(settings) }),
    ...(sent === undefined ? {} : { sent: { to: string(sent.to, 'host'), bytes: number(sent.bytes, 'sent bytes') } }),
  };
}

function origin({ model, mode, language }: Pick<Version, 'model' | 'mode' | 'language'>) {
  return {
    model: string(model, 'model'),
    language: string(language, 'language'),
    ...(mode === undefined ? {} : { mode: string(mode, 'mode') }),
  };
}

function checkSettings({
  spoken,
  translate,
  sensitivity,
  strategy,
  changes,
  afterwards,
}: RecognitionSettings): RecognitionSettings {
  expect(Array.isArray(spoken) && typeof translate === 'boolean', 'settings');
  expect(['low', 'normal', 'high'].includes(sensitivity), 'sensitivity');
  expect(strategy === undefined || strategies.includes(strategy), 'strategy');
  const languages = spoken.map((tag) => string(tag, 'spoken language'));
  return {
    spoken: languages,
    translate,
    sensitivity,
    ...(strategy && { strategy }),
    ...(changes?.length && { changes: changes.map(checkChange) }),
    ...(afterwards === true && { afterwards }),
  };
}

function checkChange({ at, to, reason }: StrategyChange): StrategyChange {
  expect(strategies.includes(to) && strategyReasons.includes(reason), 'strategy change');
  return { at: number(at, 'strategy change'), to, reason };
}

function checkSound({ id, start, from, duration }: SoundPart): SoundPart {
  return {
    id: checkId(id),
    start: number(start, 'sound start'),
    from: number(from, 'sound from'),
    duration: number(duration, 'sound duration'),
  };
}

/** The checks below return what they were given. */
function string(value: string, name: string): string {
  expect(typeof value === 'string', name);
  return value;
}

function number(value: number, name: string): number {
  expect(Number.isFinite(value) && value >= 0, name);
  return value;
}

function expect(isRight: boolean, name: string): void {
  if (!isRight) throw new AppError('bad-argument', `not a transcript that can be kept: ${name}`);
}
