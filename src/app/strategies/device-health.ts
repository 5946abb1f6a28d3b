/** How the device is doing, as far as a browser tells: its battery, and whether its processor is under pressure, as when it is hot. */

export interface DeviceHealth {
  /** Share of the battery that is left, 0 to 1; null where it is unknown or the device is charging. */
  battery: number | null;
  /** From the Compute Pressure API; null where there is none. */
  pressure: 'nominal' | 'fair' | 'serious' | 'critical' | null;
}

interface Battery {
  charging: boolean;
  level: number;
}

interface PressureObserverClass {
  new (
    onChange: (records: readonly { state: NonNullable<DeviceHealth['pressure']> }[]) => void,
  ): {
    observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  };
}

const sampleMs = 2_000;

/** Begins to watch; the returned function tells the newest state. Never throws. */
export function watchDeviceHealth(): () => DeviceHealth {
  let battery: Battery | null = null;
  let pressure: DeviceHealth['pressure'] = null;
  const { getBattery } = navigator as { getBattery?: () => Promise<Battery> };
  getBattery?.call(navigator).then(
    (found) => {
      battery = found;
    },
    () => {},
  );
  const { PressureObserver } = globalThis as { PressureObserver?: PressureObserverClass };
  if (PressureObserver) {
    const observer = new PressureObserver((records) => {
      pressure = records.at(-1)?.state ?? pressure;
    });
    observer.observe('cpu', { sampleInterval: sampleMs }).catch(() => {});
  }
  return () => ({ battery: battery && !battery.charging ? battery.level : null, pressure });
}
