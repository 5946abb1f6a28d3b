/** Encodes a link as a QR code, as a single SVG path. */

import qrcode from 'qrcode-generator';

/** Width of the quiet zone around the code, in modules. */
const quiet = 4;

export interface DrawnCode {
  viewBox: string;
  path: string;
}

/** The code with error correction level L, one unit per module. Throws when the link is too long for a code. */
export function drawCode(link: string): DrawnCode {
  const code = qrcode(0, 'L');
  code.addData(link);
  code.make();
  const size = code.getModuleCount();
  const rows = Array.from({ length: size }, (_, y) => y);
  const path = rows.flatMap((y) => rows.flatMap((x) => (code.isDark(y, x) ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { viewBox: `${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`, path };
}
