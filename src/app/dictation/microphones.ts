/** The microphones of this device for the page. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { type InputDevice, listMicrophones, onDevicesChanged } from '../../capture/devices.ts';

/**
 * The list, read anew whenever a device comes or goes, and when one is used: without the permission none has a name. `inUse` is the
 * label of the one that records.
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
