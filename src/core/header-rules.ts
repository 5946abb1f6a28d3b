/** Which response headers a path gets. */

export interface HeaderRule {
  /** A path in which `*` matches any characters, slashes included. */
  pattern: string;
  headers: [name: string, value: string][];
}

/** Browsers enforce every policy that is sent, so all values are kept; any other header has one value. */
export const additive = 'content-security-policy';

/**
 * The headers for a path. Matching rules are applied in order; a later value replaces an earlier one of the same name, except for
 * Content-Security-Policy, where each value becomes a header of its own.
 */
export function headersFor(rules: readonly HeaderRule[], pathname: string): [name: string, value: string][] {
  let result: [string, string][] = [];
  for (const { pattern, headers } of rules) {
    if (!matches(pattern, pathname)) continue;
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      if (key !== additive) result = result.filter(([earlier]) => earlier.toLowerCase() !== key);
      result.push([name, value]);
    }
  }
  return result;
}

function matches(pattern: string, pathname: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(pathname);
}
