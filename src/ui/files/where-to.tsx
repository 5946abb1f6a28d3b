/** Where files are recognised: on this device, or by the server that the person has set, after a second look at what that means. */

import { useSignal } from '@preact/signals';
import type { FileQueue } from '../../app/files/file-queue.ts';
import type { QueuedFile } from '../../app/files/file-state.ts';
import type { Files } from '../../app/files/file-transcriber.ts';
import { remoteWords as words } from '../../i18n/files.ts';
import { Callout } from '../parts/callout.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

interface WhereToProps {
  files: Files;
  /** Those that are asked about, at least one. */
  asked: readonly QueuedFile[];
  act: (work: (queue: FileQueue) => void) => () => void;
}

export function WhereTo({ files, asked, act }: WhereToProps) {
  const isSure = useSignal(false);
  const remote = useLoaded(() => true, files.work)?.remote;
  const host = remote?.server.value?.host;
  const name = asked[0]!.name;
  const place = (to: string | null) => act((queue) => queue.place(to));
  const here = (
    <button type="button" class="button" onClick={place(null)}>
      {words.here}
    </button>
  );
  if (!host) return <Callout tone="quiet" title={words.asked} beside={here} />;
  if (isSure.value) {
    return (
      <Callout
        tone="quiet"
        title={words.sure(asked.length, name, host)}
        help={words.sureHelp(host)}
        beside={
          <button type="button" class="button plain" onClick={place(host)}>
            {words.send}
          </button>
        }
        // Where the button before was: whoever presses twice sends nothing.
        action={{ label: words.here, run: place(null) }}
      />
    );
  }
  const ask = () => {
    isSure.value = true;
  };
  return (
    <Callout
      tone="quiet"
      title={words.where(asked.length, name)}
      help={words.whereHelp(host)}
      beside={here}
      action={{ label: words.there(host), run: ask }}
    />
  );
}
