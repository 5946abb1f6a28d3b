/** Opens files from the browser's file dialog. What takes dropped files is fetched once the page is there. */

import type { RefObject } from 'preact';
import type { Files } from '../../app/files/file-transcriber.ts';
import { words } from '../../i18n/page.ts';
import { soundsToChoose } from '../../platform/sound-names.ts';
import { useLoaded } from '../parts/use-loaded.ts';

export function FileInput({ files, input }: { files: Files; input: RefObject<HTMLInputElement | null> }) {
  const drop = useLoaded(
    () => true,
    () => import('./file-drop.tsx'),
  );

  const onChange = (event: Event & { currentTarget: HTMLInputElement }) => {
    void files.open([...(event.currentTarget.files ?? [])]);
    // The input is cleared, so that choosing the same file again triggers a change event.
    event.currentTarget.value = '';
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={soundsToChoose}
        multiple
        hidden
        aria-label={words.openFile}
        onChange={onChange}
      />
      {drop && <drop.FileDrop files={files} />}
    </>
  );
}
