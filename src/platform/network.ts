/** Whether the browser believes that it has a network. It may be wrong about "online"; it is right about "offline". */

/** Calls `onChange` with the state at once and at every change, until the returned function is called. */
export function watchNetwork(onChange: (isOnline: boolean) => void): () => void {
  const tell = () => onChange(navigator.onLine);
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}
