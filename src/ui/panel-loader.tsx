/** Loads a panel when it is opened, so that the first script stays small. */

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { writeAgain } from '../app/actions.ts';
import type { App } from '../app/app.ts';
import { noMode } from '../app/text-rules/text-rules-settings.ts';
import { AppError } from '../core/errors.ts';
import type { Navigation, Panel } from './navigation.ts';

interface PanelLoaderProps {
  app: App;
  navigation: Navigation;
  panel: Panel;
  /** Ids of the transcripts that are to be exported. */
  exported: readonly string[];
  onClose: () => void;
}

export function PanelLoader(props: PanelLoaderProps) {
  const loaded = useSignal<{ draw: () => VNode } | null>(null);
  // Loads once, when the panel is opened.
  useEffect(() => {
    load(props).then(
      (draw) => {
        loaded.value = { draw };
      },
      (cause: unknown) => {
        const missing = new AppError('asset-missing', `${props.panel}: ${cause}`, { cause });
        props.app.notices.report(cause instanceof AppError ? cause : missing);
        props.onClose();
      },
    );
  }, []);
  return loaded.value?.draw() ?? null;
}

async function load({ app, navigation, panel, exported, onClose }: PanelLoaderProps): Promise<() => VNode> {
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
    case 'modes':
    case 'rewrite': {
      const [{ ModesDialog }, { words }, { modes }] = await Promise.all([
        import('./text-rules/modes-dialog.tsx'),
        import('../i18n/text-modes.ts'),
        app.textRules.open(),
      ]);
      const more = { onEdit: navigation.textRules, onClose };
      const transcript = panel === 'rewrite' ? app.library.selected.value : null;
      if (transcript) {
        const { mode = noMode } = transcript;
        const current = modes.all.value.find(({ id, name }) => id === mode || name === mode)?.id ?? mode;
        const choose = (id: string) =>
          void writeAgain(
            app,
            transcript,
            modes.all.value.find((one) => one.id === id),
          );
        return () => (
          <ModesDialog {...more} modes={modes.all.value} current={current} help={words.rewriteHelp} onChoose={choose} />
        );
      }
      return () => (
        <ModesDialog
          {...more}
          modes={modes.all.value}
          current={modes.current.value?.id ?? noMode}
          help={words.chooseHelp}
          onChoose={modes.choose}
        />
      );
    }
    default: {
      const { SettingsDialog } = await import('./settings/settings-dialog.tsx');
      return () => <SettingsDialog app={app} navigation={navigation} at={panel} onClose={onClose} />;
    }
  }
}
