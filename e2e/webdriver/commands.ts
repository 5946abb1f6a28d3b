/**
 * The commands of WebDriver that these tests need, as the two browsers take them: WebKitGTK's driver by HTTP (W3C, "WebDriver"), Firefox by
 * its own protocol, Marionette, under other names and with the same parameters.
 */

export const commands = {
  timeouts: { http: '/timeouts', marionette: 'WebDriver:SetTimeouts' },
  navigate: { http: '/url', marionette: 'WebDriver:Navigate' },
  run: { http: '/execute/async', marionette: 'WebDriver:ExecuteAsyncScript' },
  find: { http: '/element', marionette: 'WebDriver:FindElement' },
  click: { http: '/element/{id}/click', marionette: 'WebDriver:ElementClick' },
  type: { http: '/element/{id}/value', marionette: 'WebDriver:ElementSendKeys' },
  act: { http: '/actions', marionette: 'WebDriver:PerformActions' },
} as const;

export type CommandName = keyof typeof commands;
export type Parameters = Record<string, unknown> & { id?: string };

/** A browser with one window. */
export interface Driver {
  /** Rejects with the driver's message. */
  send(command: CommandName, parameters: Parameters): Promise<unknown>;
  /** Ends the browser, and removes what it has kept. */
  close(): Promise<void>;
}
