/** The moment at which a change has been drawn. */

/** Calls back after the next frame was drawn; never while the page is hidden, because a hidden page draws nothing. */
export function afterNextFrame(then: () => void): void {
  if (document.hidden) return;
  const frame = requestAnimationFrame(() => {
    document.removeEventListener('visibilitychange', giveUp);
    // Animation callbacks run before the frame is drawn; a task runs after it.
    setTimeout(then);
  });
  const giveUp = () => cancelAnimationFrame(frame);
  document.addEventListener('visibilitychange', giveUp, { once: true });
}
