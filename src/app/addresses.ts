/** The addresses of the app, as paths below the folder that it is served from. Pure. */

/** What has a page of its own beside the text. */
export const pageNames = [
  'models',
  'bench',
  'rules',
  'settings',
  'storage',
  'privacy',
  'help',
  'trash',
  'backup',
  'diagnostics',
] as const;

export type PageName = (typeof pageNames)[number];

export type Route =
  | { at: 'dictate' }
  /** `id`: the open transcript; null for the list. */
  | { at: 'library'; id: string | null }
  /** `section`: the part of the settings to begin at; '' for the whole page. */
  | { at: PageName; section: string }
  | { at: 'unknown' };

const isPageName = (name: string): name is PageName => pageNames.some((known) => known === name);

/** What is at a path; a slash at its end makes no difference. */
export function routeOf(path: string): Route {
  const [name = '', part = '', ...rest] = path.replace(/^\/|\/$/g, '').split('/');
  if (rest.length > 0) return { at: 'unknown' };
  if (part === '' && (name === '' || name === 'index.html')) return { at: 'dictate' };
  if (name === 'library') return { at: 'library', id: part || null };
  if (isPageName(name) && (part === '' || name === 'settings')) return { at: name, section: part };
  return { at: 'unknown' };
}

/** Whether a route shows the text, or the list of texts. */
export const showsText = ({ at }: Route): boolean => at === 'dictate' || at === 'library';

export const transcriptPath = (id: string): string => `/library/${id}`;
