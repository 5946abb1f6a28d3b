/** Takes files and folders that are dropped anywhere on the page, and files that are pasted. */

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Files } from '../../app/files/file-transcriber.ts';
import { readRemoteSettings } from '../../app/remote/remote-settings.ts';
import { words } from '../../i18n/files.ts';
import { filesOf } from '../../platform/dropped-files.ts';
import { FileIcon } from '../parts/icons.tsx';

export function FileDrop({ files }: { files: Files }) {
  const isOver = useSignal(false);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const take = (transfer: DataTransfer | null) => {
      if (transfer) void filesOf(transfer).then((found) => files.open(found.files, found.unread));
    };
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
      take(event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      take(event.clipboardData);
    };
    addEventListener('dragenter', onOver, { signal });
    addEventListener('dragover', onOver, { signal });
    addEventListener('dragleave', onLeave, { signal });
    addEventListener('drop', onDrop, { signal });
    addEventListener('paste', onPaste, { signal });
    return () => controller.abort();
  }, [files, isOver]);

  if (!isOver.value) return null;
  return (
    <div class="drop" aria-hidden="true">
      <div class="drop-card">
        <FileIcon />
        <p class="callout-title">{words.drop}</p>
        <p>{readRemoteSettings().address === '' ? words.dropHelp : words.dropHelpServer}</p>
      </div>
    </div>
  );
}
