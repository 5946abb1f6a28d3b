/** Whether the browser believes it has a network. It may be wrong about "online"; it is right about "offline". */

/** Tells `onChange` the state at once and at every change; the returned function ends it. */
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
