/** Hands a file of this machine to the page by its name, as a person's choice does, and not through the automation protocol. */

import type { JSHandle, Page } from 'playwright';

/** Calls `use` with an input that holds the file, and lets go of it. */
export async function withPageFile<T>(
  page: Page,
  path: string,
  use: (input: JSHandle<HTMLInputElement>) => Promise<T>,
): Promise<T> {
  const input = await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    return element;
  });
  try {
    await input.setInputFiles(path);
    return await use(input);
  } finally {
    await input.dispose().catch(() => {});
  }
}
