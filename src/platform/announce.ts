/**
 * Announcements for screen readers. A message cuts off the one before it, so at most one goes out every 2 s: messages in the same language
 * are collected in the meantime, and a message in another language replaces those that wait.
 */

const intervalMs = 2000;

type Notifying = HTMLElement & { ariaNotify?: (text: string) => void };

let region: Notifying | undefined;
let waiting: { text: string; lang: string } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Puts the announcing element on the page. Call it once at start: a live region that appears together with its text is not
 * read by every screen reader.
 */
export function mountAnnouncer(): void {
  if (region) return;
  const element: Notifying = document.createElement('div');
  // Live regions outrank ariaNotify, so there is one or the other, never both.
  if (!element.ariaNotify) element.setAttribute('role', 'status');
  Object.assign(element.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(element);
  region = element;
}

/** Announces `text` in the voice for `lang` (a BCP 47 tag), unless a newer message in another language replaces it first. */
export function announce(text: string, lang: string): void {
  mountAnnouncer();
  waiting = { text: waiting?.lang === lang ? `${waiting.text} ${text}` : text, lang };
  if (timer === undefined) speak();
}

function speak(): void {
  timer = undefined;
  if (!waiting || !region) return;
  const { text, lang } = waiting;
  waiting = undefined;
  region.lang = lang;
  // A live region whose text does not change is not read: the same text again must differ.
  if (region.ariaNotify) region.ariaNotify(text);
  else region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  timer = setTimeout(speak, intervalMs);
}
