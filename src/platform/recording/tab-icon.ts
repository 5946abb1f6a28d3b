/** The icon of the tab, which tells among many tabs the one that records. */

const dot = '<circle cx="50" cy="50" r="13" fill="#d7372a" stroke="#fff" stroke-width="3"/></svg>';

/**
 * A function that puts a dot on the icon, or takes it off. Both icons are made here and stand in their addresses: nothing is asked for while
 * somebody records. Rejects where the icon cannot be fetched.
 */
export async function createTabIcon(): Promise<(isRecording: boolean) => void> {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!link) return () => {};
  const answer = await fetch(link.href);
  const usual = await answer.text();
  const icons = { usual: addressOf(usual), recording: addressOf(usual.replace('</svg>', dot)) };
  return (isRecording) => {
    link.href = isRecording ? icons.recording : icons.usual;
  };
}

const addressOf = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;
