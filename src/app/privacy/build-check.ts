/** The build that this page is of, and whether what the browser keeps of it is what was built. */

/** The list that the build writes: the SHA-256 of each of its files but the service worker. */
export interface Build {
  /** SHA-256 of the list itself, which the build prints. */
  hash: string;
  files: ReadonlyMap<string, string>;
}

export interface KeptFiles {
  /** How many files of the build are kept here. */
  count: number;
  /** Those of them that are not as they were built. */
  wrong: string[];
}

/** Null where there is no build: in development, or without a network on a first visit. */
export async function readBuild(base = import.meta.env.BASE_URL): Promise<Build | null> {
  try {
    const bytes = await (await fetch(`${base}build.json`)).arrayBuffer();
    const list = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
    return { hash: await sha256(bytes), files: new Map(Object.entries(list)) };
  } catch {
    return null;
  }
}

/** Hashes every file of the build that is in one of the browser's caches, wherever this page gets it from. Asks the network for nothing. */
export async function checkKeptFiles(
  { files }: Pick<Build, 'files'>,
  base = import.meta.env.BASE_URL,
): Promise<KeptFiles> {
  const kept: KeptFiles = { count: 0, wrong: [] };
  for (const [name, hash] of files) {
    // The service worker keeps files without a hash in their name under an address with their revision.
    const found = await caches.match(base + name, { ignoreSearch: true, ignoreVary: true });
    if (!found) continue;
    kept.count += 1;
    if ((await sha256(await found.arrayBuffer())) !== hash) kept.wrong.push(name);
  }
  return kept;
}

/** As 64 hexadecimal digits. */
async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
