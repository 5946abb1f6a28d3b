/** Query parameters of the page: scripts choose the backend, threads and model, and the installed app's shortcut asks to record. */

import { automationParameters, type RunWish } from '../protocol/automation.ts';

export interface AddressParameters {
  /** The backend and threads as requested; the device may have fewer threads. */
  wish: RunWish;
  /** Origin of the hub from which scripts fetch models; null for the default hub. */
  hub: string | null;
  isRecordingAsked: boolean;
}

/** Parses `search`, as in `location.search`. Invalid values are ignored. */
export function readAddress(search: string): AddressParameters {
  const parameters = new URLSearchParams(search);
  const backend = parameters.get(automationParameters.backend);
  const threads = Number(parameters.get(automationParameters.threads));
  return {
    wish: {
      ...(backend === 'wasm' || backend === 'webgpu' ? { backend } : {}),
      ...(threads ? { threads } : {}),
    },
    hub: parameters.get(automationParameters.hub),
    isRecordingAsked: parameters.has('record'),
  };
}
