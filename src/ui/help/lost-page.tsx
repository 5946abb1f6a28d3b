/** What an address shows that leads to nothing: the way home. */

import { addressOf } from '../../app/router.ts';
import { lost as words } from '../../i18n/help.ts';
import { PageFrame } from '../parts/page-frame.tsx';

export function LostPage() {
  return (
    <PageFrame title={words.title}>
      <p>{words.help}</p>
      <p>
        <a class="button" href={addressOf('/')}>
          {words.toDictation}
        </a>
      </p>
    </PageFrame>
  );
}
