/** The client of the tests' hub (commands/hub/misbehaving-hub.ts): sets its faults, and lists its requests. */

import { inject } from 'vitest';
import type { Job, RetryTiming } from '../../core/retries.ts';
import type { InstallProgress } from '../../protocol/models.ts';

/** A fault for requests of that kind (`content` by default) and path, as many times as stated. */
export interface HubRule {
  kind?: 'revision' | 'tree' | 'resolve' | 'content';
  path?: string;
  times?: number;
  wrong: { kind: string } & Record<string, unknown>;
}

export interface SentContent {
  path: string;
  from: number;
  sent: number;
}

export const hubUrl = (): string => inject('hub').url;

/** Replaces all rules and clears the list of requests. */
export async function hubBehaves(...rules: HubRule[]): Promise<void> {
  await fetch(inject('hub').control, { method: 'POST', body: JSON.stringify(rules) });
}

/** Every answer with content, in order. */
export async function sentByHub(): Promise<SentContent[]> {
  const log: (SentContent & { kind: string })[] = await (await fetch(inject('hub').control)).json();
  return log.filter(({ kind }) => kind === 'content');
}

export const soon: RetryTiming = { attempts: 4, firstWaitMs: 1, longestWaitMs: 5, offlineWaitMs: 20, stallMs: 500 };

export interface WatchedJob extends Job {
  abort: AbortController;
  retries: NonNullable<InstallProgress['retry']>[];
}

export function watchedJob(): WatchedJob {
  const abort = new AbortController();
  const retries: WatchedJob['retries'] = [];
  return { abort, retries, signal: abort.signal, onRetry: (retry) => retries.push(retry) };
}

export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
