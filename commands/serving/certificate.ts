/** A certificate that no authority vouches for: enough for a browser to open a page on this machine as a secure one, after one warning. */

import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** Both in PEM. */
  key: string;
  cert: string;
  /** SHA-256 of the certificate as browsers show it, so that a person can compare the two. */
  fingerprint: string;
}

/** Days. iOS takes none that is valid for more than 825, and nobody tries for a month. */
const validDays = 30;

/** For these IP addresses, and for localhost. */
export async function selfMadeCertificate(addresses: readonly string[]): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Sotto on this network' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + validDays * 24 * 60 * 60 * 1000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, ...addresses.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  });
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}
