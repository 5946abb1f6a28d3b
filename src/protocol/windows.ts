/** What the windows of this origin, and the threads behind them, tell each other: on one channel. */

/** What one window has changed and the others show: settings with rules among them, the library, and models. */
export type Changed = { what: 'settings' } | { what: 'models' } | { what: 'library'; ids: readonly string[] };

export type WindowMessage =
  | { kind: 'is-anyone-busy' }
  | { kind: 'busy' }
  /** Whoever records is to finish and let go of the microphone. */
  | { kind: 'hand-over' }
  /** The next service worker is an update that somebody asked for. */
  | { kind: 'update' }
  | ({ kind: 'changed' } & Changed);

export interface WindowsChannel {
  /** Tells all others, the threads of this window among them. */
  send(message: WindowMessage): void;
  listen(onMessage: (message: WindowMessage) => void): void;
}

/** Where cookies are blocked there is no channel (Firefox throws a SecurityError): this window then counts as the only one. */
export function openWindowsChannel(): WindowsChannel {
  let channel: BroadcastChannel | undefined;
  try {
    channel = new BroadcastChannel('sotto-windows');
  } catch {}
  return {
    send: (message) => channel?.postMessage(message),
    listen: (onMessage) =>
      channel?.addEventListener('message', ({ data }: MessageEvent<WindowMessage>) => onMessage(data)),
  };
}
