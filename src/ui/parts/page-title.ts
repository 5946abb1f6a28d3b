/** The title of the page that is shown beside the text; '' while the text is shown. Each page sets its own. */

import { signal } from '@preact/signals';

export const pageTitle = signal('');
