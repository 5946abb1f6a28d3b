/** An address as a QR code of half blocks, for the camera of a phone. */

import qrcode from 'qrcode-generator';

/** Lines of text. Light modules are drawn with the terminal's ink, as most terminals are dark; cameras read either. */
export function qrCode(address: string): string {
  const code = qrcode(0, 'L');
  code.addData(address);
  code.make();
  return code.createASCII(1, 2);
}
