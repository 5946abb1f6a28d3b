/** The pages beside the text: what each is drawn with, and is given. */

import type { VNode } from 'preact';
import type { Route } from '../app/addresses.ts';
import type { App } from '../app/app.ts';

/** Fetches a page. Resolves with the function that draws it. Rejects where a script or what it shows cannot be had. */
export async function loadPage(app: App, route: Route): Promise<() => VNode> {
  switch (route.at) {
    case 'models': {
      const [{ ModelsPage }, work] = await Promise.all([import('./models/models-page.tsx'), app.models.open()]);
      return () => <ModelsPage work={work} />;
    }
    case 'bench': {
      const [{ BenchPage }, work] = await Promise.all([import('./bench/bench-page.tsx'), app.bench()]);
      return () => <BenchPage work={work} />;
    }
    case 'rules': {
      const [{ TextRulesPage }, work] = await Promise.all([
        import('./text-rules/text-rules-page.tsx'),
        app.textRules.open(),
      ]);
      return () => {
        const use = { model: app.models.inUse.value, spoken: app.settings.value.spoken };
        return <TextRulesPage work={work} use={use} />;
      };
    }
    case 'settings': {
      const [{ SettingsPage }, { remote }] = await Promise.all([
        import('./settings/settings-page.tsx'),
        app.files.work(),
      ]);
      return () => <SettingsPage app={app} remote={remote} section={route.section} />;
    }
    case 'storage': {
      const [{ StoragePage }, { housekeeping }, models] = await Promise.all([
        import('./storage/storage-page.tsx'),
        app.library.work(),
        app.models.open(),
      ]);
      return () => <StoragePage housekeeping={housekeeping} models={models} />;
    }
    case 'privacy': {
      const [{ PrivacyPage }, record, files] = await Promise.all([
        import('./privacy/privacy-page.tsx'),
        app.network(),
        app.files.work(),
      ]);
      return () => <PrivacyPage app={app} record={record} files={files} />;
    }
    case 'help': {
      const { HelpPage } = await import('./help/help-page.tsx');
      return () => <HelpPage settings={app.settings} />;
    }
    case 'trash': {
      const [{ TrashPage }, { shelf }, recovery] = await Promise.all([
        import('./library/trash-page.tsx'),
        app.library.work(),
        app.recovery(),
      ]);
      return () => <TrashPage shelf={shelf} recovery={recovery} notices={app.notices} />;
    }
    case 'backup': {
      const [{ BackupPage }, { backups }] = await Promise.all([import('./backup/backup-page.tsx'), app.transfers()]);
      return () => <BackupPage work={backups} />;
    }
    case 'diagnostics': {
      const { DiagnosticsPage } = await import('./diagnostics/diagnostics-page.tsx');
      return () => <DiagnosticsPage metrics={app.metrics} />;
    }
    default: {
      const { LostPage } = await import('./help/lost-page.tsx');
      return () => <LostPage />;
    }
  }
}
