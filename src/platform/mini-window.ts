/** A small window that stays above other programs (Document Picture-in-Picture), or a pop-up where the browser knows no such window. */

import { AppError } from '../core/errors.ts';

/** https://wicg.github.io/document-picture-in-picture */
interface PictureInPicture {
  requestWindow(size: WindowSize): Promise<Window>;
}

/** CSS pixels. */
interface WindowSize {
  width: number;
  height: number;
}

/** Opens the window, with the styles of this page; only during a press. Rejects with `window-blocked` when the browser opens none. */
export async function openMiniWindow(size: WindowSize): Promise<Window> {
  const opened = await request(size).catch((cause: unknown) => {
    throw new AppError('window-blocked', `${cause}`, { cause });
  });
  if (!opened) throw new AppError('window-blocked', 'no window was opened');
  for (const style of document.querySelectorAll('link[rel=stylesheet], style')) {
    opened.document.head.append(style.cloneNode(true));
  }
  return opened;
}

async function request(size: WindowSize): Promise<Window | null> {
  const { documentPictureInPicture } = globalThis as { documentPictureInPicture?: PictureInPicture };
  if (documentPictureInPicture) return documentPictureInPicture.requestWindow(size);
  return open('', 'sotto-mini', `popup,width=${size.width},height=${size.height}`);
}
