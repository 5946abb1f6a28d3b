/** Takes files that are dropped anywhere on the page. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Files } from '../../app/files/file-transcriber.ts';
import { words } from '../../i18n/files.ts';
import { FileIcon } from '../parts/icons.tsx';

export function FileDrop({ files }: { files: Files }) {
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
      void files.open([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragenter', onOver, { signal });
    addEventListener('dragover', onOver, { signal });
    addEventListener('dragleave', onLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    return () => controller.abort();
  }, [files, isOver]);

  if (!isOver.value) return null;
  return (
    <div class="drop" aria-hidden="true">
      <div class="drop-card">
        <FileIcon />
        <p class="callout-title">{words.drop}</p>
        <p>{words.dropHelp}</p>
      </div>
    </div>
  );
}
