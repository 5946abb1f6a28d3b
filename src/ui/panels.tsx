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
    case 'library': {
      const { LibraryDrawer } = await import('./library/library-drawer.tsx');
      return () => <LibraryDrawer app={app} navigation={navigation} onClose={onClose} />;
    }
    case 'storage': {
      const [{ StorageDialog }, { housekeeping }, models] = await Promise.all([
        import('./storage/storage-dialog.tsx'),
        app.library.work(),
        app.models.open(),
      ]);
      const { library } = app;
      return () => <StorageDialog housekeeping={housekeeping} library={library} models={models} onClose={onClose} />;
    }
    case 'trash': {
      const [{ TrashDialog }, { shelf }] = await Promise.all([
        import('./library/trash-dialog.tsx'),
        app.library.work(),
      ]);
      return () => <TrashDialog shelf={shelf} onClose={onClose} />;
    }
    case 'help': {
      const { HelpDialog } = await import('./help/help-dialog.tsx');
      return () => <HelpDialog settings={app.settings} navigation={navigation} onClose={onClose} />;
    }
    case 'diagnostics': {
      const { Diagnostics } = await import('./diagnostics/diagnostics-dialog.tsx');
      return () => <Diagnostics metrics={app.metrics} onClose={onClose} />;
    }
    case 'bench': {
      const [{ BenchDialog }, work] = await Promise.all([import('./bench/bench-dialog.tsx'), app.bench()]);
      return () => <BenchDialog work={work} onClose={onClose} />;
    }
    case 'backup': {
      const [{ BackupDialog }, { backups }] = await Promise.all([
        import('./backup/backup-dialog.tsx'),
        app.transfers(),
      ]);
      return () => <BackupDialog work={backups} onClose={onClose} />;
    }
    case 'export': {
      const [{ ExportDialog }, { exporter }] = await Promise.all([
        import('./export/export-dialog.tsx'),
        app.transfers(),
      ]);
      const transcripts = await exporter.read(exported);
      return () => <ExportDialog work={exporter} transcripts={transcripts} onClose={onClose} />;
    }
    case 'models': {
      const [{ ModelsDialog }, work] = await Promise.all([import('./models/models-dialog.tsx'), app.models.open()]);
      return () => <ModelsDialog work={work} onClose={onClose} />;
    }
    case 'text-rules': {
      const [{ TextRulesDialog }, work] = await Promise.all([
        import('./text-rules/text-rules-dialog.tsx'),
        app.textRules.open(),
      ]);
      return () => {
        const use = { model: app.models.inUse.value, spoken: app.settings.value.spoken };
        return <TextRulesDialog work={work} use={use} onClose={onClose} />;
      };
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
          onModels={navigation.models}
          onClose={onClose}
        />
      );
    }
    case 'modes':
    case 'rewrite': {
      const { openModes } = await import('./text-rules/open-modes.tsx');
      const transcript = panel === 'rewrite' ? app.library.selected.value : null;
      return openModes({ app, transcript, onEdit: navigation.textRules, onClose });
    }
    default: {
      const { SettingsDialog } = await import('./settings/settings-dialog.tsx');
      return () => <SettingsDialog app={app} navigation={navigation} at={panel} onClose={onClose} />;
    }
  }
}
