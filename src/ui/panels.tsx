/** The panels: what each is drawn with, and is given. */

import type { VNode } from 'preact';
import { isRecording } from '../app/actions.ts';
import type { App } from '../app/app.ts';
import { isUnderWay } from '../app/files/file-state.ts';
import { AppError } from '../core/errors.ts';
import type { Navigation, Panel } from './navigation.ts';

export interface PanelProps {
  app: App;
  navigation: Navigation;
  panel: Panel;
  /** Ids of the transcripts that are to be exported. */
  exported: readonly string[];
  onClose: () => void;
}

/** Fetches a panel. Resolves with the function that draws it. Rejects where a script or what it shows cannot be had. */
export async function load({ app, navigation, panel, exported, onClose }: PanelProps): Promise<() => VNode> {
  switch (panel) {
    case 'export': {
      const [{ ExportDialog }, { exporter }] = await Promise.all([
        import('./export/export-dialog.tsx'),
        app.transfers(),
      ]);
      const transcripts = await exporter.read(exported);
      return () => <ExportDialog work={exporter} transcripts={transcripts} onClose={onClose} />;
    }
    case 'recognise': {
      const [{ RecogniseDialog }, { recogniseAgain }, models] = await Promise.all([
        import('./sound/recognise-dialog.tsx'),
        import('./sound/recognise-again.ts'),
        app.models.open(),
      ]);
      await models.refresh();
      const transcript = app.library.selected.value;
      if (!transcript) throw new AppError('bad-argument', 'no transcript is open');
      return () => (
        <RecogniseDialog
          transcript={transcript}
          cards={models.cards.value}
          inUse={app.models.inUse.value}
          isBusy={isRecording(app) || app.files.list.value.some(isUnderWay)}
          onRecognise={(wish) => void recogniseAgain(app, transcript, wish)}
          onModels={() => navigation.go('/models')}
          onClose={onClose}
        />
      );
    }
    case 'modes':
    case 'rewrite': {
      const { openModes } = await import('./text-rules/open-modes.tsx');
      const transcript = panel === 'rewrite' ? app.library.selected.value : null;
      return openModes({ app, transcript, onEdit: () => navigation.go('/rules'), onClose });
    }
  }
}
