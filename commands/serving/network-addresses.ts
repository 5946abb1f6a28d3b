/** Where other devices of the network find this machine. */

import { networkInterfaces } from 'node:os';

/** IPv4 addresses other than this machine's own loop, those of home and office networks first. */
export function networkAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** Bridges of containers and virtual machines mostly have addresses of the last kind, which no phone reaches. */
function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  return address.startsWith('172.') ? 3 : 2;
}
