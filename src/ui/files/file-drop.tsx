/** Opens files from the browser's file dialog, or dropped anywhere on the page. */

import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Files } from '../../app/files/file-transcriber.ts';
import { words as fileWords } from '../../i18n/files.ts';
import { FileIcon } from '../parts/icons.tsx';

export function FileDrop({ files, input }: { files: Files; input: RefObject<HTMLInputElement | null> }) {
  const isOver = useSignal(false);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = true;
    };
    const onLeave = (event: DragEvent) => {
      // A dragleave event without a related target means that the drag has left the window.
      if (event.relatedTarget === null) isOver.value = false;
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      isOver.value = false;
      const dropped = [...(event.dataTransfer?.files ?? [])];
      if (dropped.length > 0) void files.open(dropped);
    };
    addEventListener('dragenter', onOver, { signal });
    addEventListener('dragover', onOver, { signal });
    addEventListener('dragleave', onLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    return () => controller.abort();
  }, [files, isOver]);

  const onChange = (event: Event & { currentTarget: HTMLInputElement }) => {
    const chosen = [...(event.currentTarget.files ?? [])];
    // The input is cleared, so that choosing the same file again triggers a change event.
    event.currentTarget.value = '';
    if (chosen.length > 0) void files.open(chosen);
  };

  return (
    <>
      <input
        ref={input}
        type="file"
        accept="audio/*,video/*"
        multiple
        hidden
        aria-label={fileWords.open}
        onChange={onChange}
      />
      {isOver.value && (
        <div class="drop" aria-hidden="true">
          <div class="drop-card">
            <FileIcon />
            <p class="callout-title">{fileWords.drop}</p>
            <p>{fileWords.dropHelp}</p>
          </div>
        </div>
      )}
    </>
  );
}
