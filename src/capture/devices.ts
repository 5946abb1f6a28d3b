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

/** Calls back when a device came or went and there is a microphone. Returns a function that stops. */
export function onMicrophoneFound(listener: () => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const look = async () => {
    const devices = (await navigator.mediaDevices.enumerateDevices()) ?? [];
    if (!signal.aborted && devices.some(({ kind }) => kind === 'audioinput')) listener();
  };
  navigator.mediaDevices?.addEventListener('devicechange', () => void look().catch(() => {}), { signal });
  return () => watching.abort();
}
