/** What the address of the page asks for: scripts say how recognition is to run, and the installed app's shortcut asks to record. */

import { automationParameters, type RunWish } from '../protocol/automation.ts';

export interface AddressParameters {
  /** As it was asked: there may be fewer threads to be had. */
  wish: RunWish;
  /** Origin of the hub that scripts fetch models from; null where it is the usual one. */
  hub: string | null;
  isRecordingAsked: boolean;
}

/** `search`: as in `location`. What makes no sense is left out. */
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
