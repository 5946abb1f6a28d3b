/** The list of microphones. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type InputDevice, listMicrophones, onDevicesChanged } from '../../capture/devices.ts';

/**
 * The microphones of this device, read again whenever a device is added or removed, and when a microphone is opened, because labels are
 * hidden without the permission. `inUse`: label of the open microphone.
 */
export function followMicrophones(inUse: ReadonlySignal<string>): ReadonlySignal<readonly InputDevice[]> {
  const devices = signal<readonly InputDevice[]>([]);
  const read = async () => {
    devices.value = await listMicrophones();
  };
  onDevicesChanged(read);
  inUse.subscribe(read);
  return devices;
}
