/** Whether this page may use the microphone, as the browser tells it. */

/**
 * Calls back whenever the permission changes to one that lets a press try again. A browser that tells nothing of it calls back never.
 * Returns a function that stops.
 */
export function onMicrophoneAllowed(listener: () => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const name = 'microphone' as PermissionName;
  // Without `permissions` in old browsers, and without the name in others (Firefox before 132).
  void navigator.permissions?.query({ name }).then(
    (status) => status.addEventListener('change', () => status.state !== 'denied' && listener(), { signal }),
    () => {},
  );
  return () => watching.abort();
}
