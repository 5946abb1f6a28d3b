/** The server that files may be sent to: kept on this device apart from the other settings, so that no backup has its key. */

import {
  isBoolean,
  isString,
  type Preferences,
  readPreferences,
  writePreferences,
} from '../../platform/preferences.ts';

export interface RemoteSettings {
  /** As it was typed; '' while nothing may be sent. */
  address: string;
  /** '' where the server wants none. */
  key: string;
  /** '' leaves the choice to the server. */
  model: string;
  /** Requests at once. */
  atOnce: number;
  /** Compressed, as Opus. */
  asOpus: boolean;
}

export const mostAtOnce = 8;
export const remoteSettingsKey = 'sotto-server';

const remoteSettings: Preferences<RemoteSettings> = {
  defaults: { address: '', key: '', model: '', atOnce: 4, asOpus: false },
  checks: {
    address: isString,
    key: isString,
    model: isString,
    atOnce: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= mostAtOnce,
    asOpus: isBoolean,
  },
};

export const noServer = remoteSettings.defaults;

export const readRemoteSettings = (): RemoteSettings => readPreferences(remoteSettingsKey, remoteSettings);

export function writeRemoteSettings(settings: RemoteSettings): void {
  writePreferences(remoteSettingsKey, settings);
}
