/** Chooses a folder, of which all sound is transcribed. */

import { useEffect, useRef } from 'preact/hooks';
import type { Files } from '../../app/files/file-transcriber.ts';
import { words } from '../../i18n/files.ts';
import { soundsIn } from '../../platform/dropped-files.ts';

export function FolderButton({ files }: { files: Files }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = true;
  }, []);
  const onChange = (event: Event & { currentTarget: HTMLInputElement }) => {
    void files.open(soundsIn([...(event.currentTarget.files ?? [])]));
    // The input is cleared, so that choosing the same folder again triggers a change event.
    event.currentTarget.value = '';
  };
  return (
    <>
      <button type="button" class="button plain file-folder" onClick={() => input.current?.click()}>
        {words.addFolder}
      </button>
      <input ref={input} type="file" hidden aria-label={words.addFolder} onChange={onChange} />
    </>
  );
}
