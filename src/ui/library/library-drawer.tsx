/** The sidebar as a drawer, for narrow pages. */

import type { App } from '../../app/app.ts';
import { words as libraryWords } from '../../i18n/library.ts';
import type { Navigation } from '../navigation.ts';
import { Modal } from '../parts/modal.tsx';
import { Sidebar } from './sidebar.tsx';

interface LibraryDrawerProps {
  app: App;
  navigation: Navigation;
  onClose: () => void;
}

export function LibraryDrawer({ app, navigation, onClose }: LibraryDrawerProps) {
  return (
    <Modal kind="drawer" title={libraryWords.label} onClose={onClose}>
      <Sidebar app={app} navigation={navigation} onLeave={onClose} />
    </Modal>
  );
}
