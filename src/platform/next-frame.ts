/** When a change has reached the eye. */

/** Calls back once the next frame is drawn; never when the page is hidden by then, for it draws nothing. */
export function afterNextFrame(then: () => void): void {
  if (document.hidden) return;
  const frame = requestAnimationFrame(() => {
    document.removeEventListener('visibilitychange', giveUp);
    // The frame is drawn after this; a task comes after the frame.
    setTimeout(then);
  });
  const giveUp = () => cancelAnimationFrame(frame);
  document.addEventListener('visibilitychange', giveUp, { once: true });
}
