/**
 * Small settings in localStorage, one JSON value each. A value that is damaged, unknown or unreadable is replaced by its default; nothing
 * here throws.
 */

const settingsKey = 'sotto-settings';

/** For each field, whether a value read from disk is one that this version understands. */
export type Checks<T> = { [Field in keyof T]: (value: unknown) => boolean };

export const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
export const isString = (value: unknown): boolean => typeof value === 'string';
export const isOneOf =
  (...choices: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && choices.includes(value);

export const isListOf =
  (isMember: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isMember);

/** The stored settings over `defaults`, field by field: one bad field costs only itself. */
export function readPreferences<T extends object>(
  defaults: T,
  checks: Checks<T>,
  storage = pageStorage(),
  key = settingsKey,
): T {
  const stored = parse(storage, key);
  const settings = { ...defaults };
  for (const field of Object.keys(checks) as (keyof T & string)[]) {
    const value = stored[field];
    if (Object.hasOwn(stored, field) && checks[field](value)) settings[field] = value as T[typeof field];
  }
  return settings;
}

/** False when the browser keeps nothing: the settings then last until the page closes. */
export function writePreferences<T extends object>(settings: T, storage = pageStorage(), key = settingsKey): boolean {
  try {
    storage?.setItem(key, JSON.stringify(settings));
    return storage !== undefined;
  } catch {
    return false;
  }
}

function parse(storage: Pick<Storage, 'getItem'> | undefined, key: string): Record<string, unknown> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** With cookies blocked, reading the property is what throws. */
function pageStorage(): Pick<Storage, 'getItem' | 'setItem'> | undefined {
  try {
    return globalThis.localStorage ?? undefined;
  } catch {
    return undefined;
  }
}
