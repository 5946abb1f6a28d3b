/** The microphones of this device. Labels are empty until the permission was given once. */

export interface InputDevice {
  id: string;
  label: string;
}

export async function listMicrophones(): Promise<InputDevice[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '' && deviceId !== 'default')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/** Calls back when a device comes or goes. */
export function onDevicesChanged(listener: () => void): void {
  navigator.mediaDevices?.addEventListener('devicechange', listener);
}

/** Calls back when a microphone has come. Returns a function that stops. */
export function onMicrophoneFound(listener: () => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  let fewest = Number.POSITIVE_INFINITY;
  const look = async () => {
    const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const count = devices.filter(({ kind }) => kind === 'audioinput').length;
    if (!signal.aborted && count > fewest) listener();
    // One that goes is told in the same way as one that comes.
    fewest = Math.min(fewest, count);
  };
  navigator.mediaDevices?.addEventListener('devicechange', () => void look(), { signal });
  void look();
  return () => watching.abort();
}
