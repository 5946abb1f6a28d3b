/** The icon of the tab, which tells among many tabs the one that records. */

const dot = '<circle cx="50" cy="50" r="13" fill="#d7372a" stroke="#fff" stroke-width="3"/></svg>';

/**
 * A function that puts a dot on the icon, or takes it off. The icon with the dot is made at once: nothing is fetched while somebody records.
 * Rejects where the icon cannot be fetched.
 */
export async function createTabIcon(): Promise<(isRecording: boolean) => void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!link) return () => {};
  const usual = link.href;
  const answer = await fetch(usual);
  const marked = (await answer.text()).replace('</svg>', dot);
  const recording = URL.createObjectURL(new Blob([marked], { type: 'image/svg+xml' }));
  return (isRecording) => {
    link.href = isRecording ? recording : usual;
  };
}
