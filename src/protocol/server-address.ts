/** The address of a speech server as a person types it, checked before anything is sent. Pure. */

export interface ServerAddress {
  /** Where the API begins, with `/v1` and without a slash at its end. */
  base: string;
  /** The one origin that the thread may reach. */
  origin: string;
  /** As people are told it: name, and port where it is not the usual one. */
  host: string;
}

/**
 * Why an address cannot be used: it is none; it is plain http to another machine, which browsers refuse to a page that is served securely; it
 * has a name and password in it; or it has a query.
 */
export type AddressProblem = 'unreadable' | 'not-secure' | 'credentials' | 'query';

/** Plain http goes no further than this machine. */
const ownMachine = /^(localhost|127\.0\.0\.1)$/;
/** A host that stands for itself in a policy: no wildcard, and no IPv6, of which policies do not know. */
const plainHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/** Accepts the address with or without `https://`, `/v1`, and the path of the request that people copy from documentation. */
export function readAddress(typed: string): ServerAddress | AddressProblem {
  const text = typed.trim();
  const isOwn = ownMachine.test(text.split(/[:/]/)[0]!.toLowerCase());
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isOwn ? 'http' : 'https'}://${text}`;
  if (!URL.canParse(whole)) return 'unreadable';
  const url = new URL(whole);
  if (!['http:', 'https:'].includes(url.protocol) || !plainHost.test(url.hostname)) return 'unreadable';
  if (url.username || url.password) return 'credentials';
  if (url.search || url.hash) return 'query';
  if (url.protocol === 'http:' && !ownMachine.test(url.hostname)) return 'not-secure';
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/audio\/(transcriptions|translations)$/, '')
    .replace(/\/v1$/, '');
  return { base: `${url.origin}${path}/v1`, origin: url.origin, host: url.host };
}

/** Whether the text is an origin that a policy may name. */
export function isServerOrigin(text: string): boolean {
  const address = readAddress(text);
  return typeof address === 'object' && address.origin === text;
}
