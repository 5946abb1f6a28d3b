/** Which build this page is of, to be compared with the source, and whether what is kept here belongs to it. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Notices } from '../../app/notices.ts';
import { type Build, checkKeptFiles, type KeptFiles, readBuild } from '../../app/privacy/build-check.ts';
import { saying } from '../../i18n/saying.ts';
import { privacyWords as words } from '../../i18n/settings.ts';

export function BuildFacts({ notices }: { notices: Pick<Notices, 'attempt'> }) {
  const build = useSignal<Build | null | undefined>(undefined);
  const kept = useSignal<KeptFiles | null>(null);
  useEffect(() => {
    void readBuild().then((found) => {
      build.value = found;
    });
  }, [build]);
  const check = async (files: Build['files']) => {
    kept.value = null;
    kept.value = await checkKeptFiles({ files });
  };
  const found = build.value;
  return (
    <section class="settings-group" aria-labelledby="build-title">
      <h2 id="build-title">{words.build}</h2>
      {found === null && <p class="field-help">{words.noBuild}</p>}
      {found && (
        <>
          <p class="build-hash">{found.hash}</p>
          <p class="field-help">{words.buildHelp}</p>
          <p role="status">{kept.value && saidOf(kept.value)}</p>
          <div>
            <button
              type="button"
              class="button"
              onClick={() => void notices.attempt(saying(words, 'checkFiles'), () => check(found.files))}
            >
              {words.checkFiles}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

const saidOf = ({ count, wrong }: KeptFiles): string =>
  wrong.length > 0 ? words.filesWrong(wrong) : words.filesRight(count);
