/** Names of files that every system takes: the local time and the title, as 2026-11-28 1405 Shopping list.srt. */

import { type Exported, localMoment } from './exported.ts';

const longestTitle = 80;

export function fileName({ title, createdAt }: Pick<Exported, 'title' | 'createdAt'>, extension: string): string {
  const moment = localMoment(createdAt).replace(':', '');
  return `${[moment, titleIn(title)].filter(Boolean).join(' ')}.${extension}`;
}

/** Each name once: a number is added to those that come again. Case makes no difference, as on most disks. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    let free = name;
    for (let count = 2; taken.has(free.toLowerCase()); count++)
      free = `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Without what Windows, macOS or a zip file forbid. */
function titleIn(title: string): string {
  const clean = title.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]+/gu, ' ').replace(/\s+/g, ' ');
  return [...clean]
    .slice(0, longestTitle)
    .join('')
    .replace(/[\s.…]+$/u, '')
    .trim();
}
