/**
 * Adds models that are not in the catalogue, by their name on the server or as a folder. The model is inspected before anything is
 * downloaded.
 */

import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { folderSource } from '../../app/models/model-address.ts';
import type { Found, ModelsPanel } from '../../app/models/models-panel.ts';
import { AppError, toAppError } from '../../core/errors.ts';
import { words } from '../../i18n/models.ts';
import type { ModelSource } from '../../protocol/models.ts';
import { SectionHead } from '../parts/section-head.tsx';
import { TextField } from '../parts/text-field.tsx';
import { droppedFolder, FolderInput } from './folder-input.tsx';
import { ErrorCallout } from './model-failure.tsx';
import { ModelOffer } from './model-offer.tsx';
import { ModelsServer } from './model-server.tsx';

type Asked = { at: 'nothing' } | { at: 'looking' } | { at: 'found'; found: Found } | { at: 'failed'; error: AppError };

const noFolder = new AppError('model-unknown', 'what was dropped is no folder');

export function ModelsAdd({ work }: { work: ModelsPanel }) {
  const asked = useSignal<Asked>({ at: 'nothing' });
  const text = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const look = async (how: () => Promise<Found>) => {
    asked.value = { at: 'looking' };
    asked.value = await how().then(
      (found): Asked => ({ at: 'found', found }),
      (thrown): Asked => ({ at: 'failed', error: toAppError(thrown) }),
    );
  };
  const lookAtFolder = (source: ModelSource & { kind: 'folder' }) => look(() => work.inspectFolder(source));
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer) return;
    keep(event);
    const dropped = droppedFolder(event.dataTransfer);
    void look(async () => {
      const files = await dropped;
      if (!files) throw noFolder;
      return work.inspectFolder(folderSource(files));
    });
  };
  const forget = () => {
    asked.value = { at: 'nothing' };
  };
  const now = asked.value;
  return (
    // Dropping a folder is an alternative to the button, so the section needs no keyboard access.
    // biome-ignore lint/a11y/noStaticElementInteractions: it takes what is dropped, and nothing else
    <section class="settings-group" data-place="add" onDragEnter={keep} onDragOver={keep} onDrop={onDrop}>
      <SectionHead title={words.add} help={words.addHelp} />
      <TextField
        label={words.hubId}
        help={words.hubIdHelp}
        value={text.value}
        button={now.at === 'looking' ? words.looking : words.look}
        onInput={(typed) => {
          text.value = typed;
        }}
        onSubmit={() => now.at !== 'looking' && void look(() => work.inspectHub(text.value))}
      />
      {now.at === 'found' && <ModelOffer key={now.found.offer.id} found={now.found} work={work} onDone={forget} />}
      {now.at === 'failed' && <ErrorCallout error={now.error} details={detailsOf(now.error)} onDismiss={forget} />}
      <div class="help-with-button">
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {words.addFolder}
        </button>
        <p class="field-help">{words.addFolderHelp}</p>
        <FolderInput input={input} label={words.addFolder} onFolder={(source) => void lookAtFolder(source)} />
      </div>
      <ModelsServer work={work} />
      <p class="for-readers" role="status">
        {spoken(now)}
      </p>
    </section>
  );
}

/** The details of an error; the hint about a single folder is in words. */
function detailsOf(error: AppError): readonly string[] {
  return error === noFolder ? [words.oneFolder] : error.details;
}

/** Keeps the event from the page, which would treat dropped files as recordings. */
function keep(event: DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function spoken(now: Asked): string {
  switch (now.at) {
    case 'nothing':
      return '';
    case 'looking':
      return words.looking;
    case 'found':
      return words.found(now.found.offer.id);
    case 'failed':
      return words.errorText(now.error.code).title;
  }
}
