/** `npm run serve`: the production build for the other devices of this network, so that a phone can try it. */

import { buildFolder, buildIfNeeded } from './serving/build.ts';
import { selfMadeCertificate } from './serving/certificate.ts';
import { networkAddresses } from './serving/network-addresses.ts';
import { portFromEnvironment } from './serving/port.ts';
import { everyAddress, serve } from './serving/server.ts';
import { endOnSignals } from './serving/signals.ts';
import { print } from './terminal/print.ts';
import { qrCode } from './terminal/qr-code.ts';
import { runCommand } from './terminal/run-command.ts';

const usage = `Usage: npm run serve -- [options]

Serves the production build to every device of this network until Ctrl+C, at port 4173 or at the one that PORT names.

  --https             with a certificate made for this run: browsers give the microphone to secure pages only
  --help              this text`;

await runCommand({
  usage,
  options: { https: { type: 'boolean', default: false } },
  async run({ values }) {
    const port = portFromEnvironment();
    const addresses = networkAddresses();
    buildIfNeeded(print);
    const certificate = values.https ? await selfMadeCertificate(['127.0.0.1', '::1', ...addresses]) : undefined;
    const server = await serve({ folder: buildFolder, port, hosts: everyAddress, certificate });
    const scheme = values.https ? 'https' : 'http';
    const urls = addresses.map((address) => `${scheme}://${address}:${new URL(server.url).port}`);
    print(`Sotto is at ${[server.url.replace(/\/$/, ''), ...urls].join(', ')} (Ctrl+C ends it)`);
    if (urls[0]) print(`${qrCode(urls[0])}\n${urls[0]}`);
    if (certificate) {
      print(`The browser warns once, as no authority vouches for the certificate. Its fingerprint (SHA-256):`);
      print(certificate.fingerprint);
    } else {
      print('Browsers give the microphone to https pages and to this machine alone: --https serves phones.');
    }
    endOnSignals(server);
    return 0;
  },
});
