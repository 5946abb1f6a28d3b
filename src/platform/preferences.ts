/**
 * Small settings in localStorage, one JSON value each. A value that is damaged, unknown or unreadable is replaced by its default; nothing
 * here throws.
 */

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

/** Fields that are kept together, of whoever owns them. */
export interface Preferences<T> {
  defaults: T;
  checks: Checks<T>;
  /** Gives what an earlier version has stored the names and values of this one; what the owner does not know is left as it is. */
  migrate?: (stored: Stored) => Stored;
}

/** All that is kept under a key, unchecked. */
export type Stored = Readonly<Record<string, unknown>>;

/** What is stored under `key` over the defaults, field by field: one bad field costs only itself. */
export function readPreferences<T extends object>(
  key: string,
  { defaults, checks, migrate = (same) => same }: Preferences<T>,
  storage = pageStorage(),
): T {
  const stored = migrate(parse(storage, key));
  const values = { ...defaults };
  for (const field of Object.keys(checks) as (keyof T & string)[]) {
    const value = stored[field];
    if (Object.hasOwn(stored, field) && checks[field](value)) values[field] = value as T[typeof field];
  }
  return values;
}

/** False when the browser keeps nothing: the values then last until the page closes. */
export function writePreferences(key: string, values: object, storage = pageStorage()): boolean {
  try {
    storage?.setItem(key, JSON.stringify(values));
    return storage !== undefined;
  } catch {
    return false;
  }
}

function parse(storage: Pick<Storage, 'getItem'> | undefined, key: string): Stored {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(key) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Stored) : {};
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
