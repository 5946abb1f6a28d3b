/** The proof that nothing leaves: every request since the page was opened, and a try to fetch from each sealed thread. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Notices } from '../../app/notices.ts';
import type { NetworkRecord, SealedThread } from '../../app/privacy/network-record.ts';
import type { Remote } from '../../app/remote/remote.ts';
import { addressOf } from '../../app/router.ts';
import { pause } from '../../core/time.ts';
import { timeOfDay } from '../../i18n/figures/dates.ts';
import { saying } from '../../i18n/saying.ts';
import { privacyWords as words } from '../../i18n/settings.ts';
import type { NetworkTrial, RequestLine } from '../../protocol/network.ts';
import './privacy.css';

const refreshMs = 1_000;
const sealed: readonly SealedThread[] = ['listen', 'engine', 'library', 'files'];

interface NetworkProofProps {
  record: NetworkRecord;
  remote: Pick<Remote, 'server'>;
  notices: Pick<Notices, 'attempt'>;
}

export function NetworkProof({ record, remote, notices }: NetworkProofProps) {
  const lines = useRequests(record);
  const during = record.whileDictating(lines).length;
  const hosts = new Set(lines.map(({ url }) => new URL(url).host));
  return (
    <>
      <section class="settings-group" aria-labelledby="requests-title">
        <h2 id="requests-title">{words.requests}</h2>
        <p role="status">
          <b>{record.hasDictated() ? words.duringDictations(during) : words.noDictation}</b>
        </p>
        <p class="field-help">{words.requestsHelp(lines.length, [...hosts])}</p>
        <details class="requests">
          <summary>{words.showRequests}</summary>
          <ol reversed>
            {lines.toReversed().map(({ url, at }) => (
              <li key={`${at} ${url}`}>
                <time dateTime={new Date(at).toISOString()}>{timeOfDay(at)}</time> <span>{url}</span>
              </li>
            ))}
          </ol>
        </details>
      </section>
      <Sealed record={record} notices={notices} />
      <section class="settings-group" aria-labelledby="to-server-title">
        <h2 id="to-server-title">{words.toServer}</h2>
        <div class="field across">
          <p>{words.reach(remote.server.value?.host ?? null)}</p>
          <a class="button" href={addressOf('/settings/server')}>
            {words.toServerSettings}
          </a>
        </div>
      </section>
    </>
  );
}

/** The threads without a way to the network, and what comes of trying. */
function Sealed({ record, notices }: Omit<NetworkProofProps, 'remote'>) {
  const trials = useSignal<Partial<Record<SealedThread, NetworkTrial>>>({});
  const tryAll = async () => {
    trials.value = {};
    for (const thread of sealed) trials.value = { ...trials.value, [thread]: await record.tryFrom(thread) };
  };
  return (
    <section class="settings-group" aria-labelledby="sealed-title">
      <h2 id="sealed-title">{words.sealed}</h2>
      <p class="field-help">{words.sealedHelp}</p>
      <dl class="known" aria-live="polite">
        {sealed.map((thread) => (
          <div key={thread}>
            <dt>{words.threadNames[thread]}</dt>
            <dd>{words.trials[trials.value[thread] ?? 'untried']}</dd>
          </div>
        ))}
      </dl>
      <div>
        <button type="button" class="button" onClick={() => void notices.attempt(saying(words, 'tryFetch'), tryAll)}>
          {words.tryFetch}
        </button>
      </div>
    </section>
  );
}

function useRequests(record: NetworkRecord): readonly RequestLine[] {
  const lines = useSignal<readonly RequestLine[]>([]);
  useEffect(() => {
    let isOpen = true;
    const follow = async () => {
      while (isOpen) {
        lines.value = await record.requests().catch(() => lines.value);
        await pause(refreshMs);
      }
    };
    void follow();
    return () => {
      isOpen = false;
    };
  }, [record]);
  return lines.value;
}
