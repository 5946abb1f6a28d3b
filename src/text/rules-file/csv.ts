/** Tables as comma-separated values (RFC 4180); semicolons and tabs are read too, as spreadsheets write them. */

export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/** Empty lines are left out. */
export function readTable(text: string): string[][] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    if (isQuoted) {
      if (unit !== '"') cell += unit;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (unit === '"' && cell === '') isQuoted = true;
    else if (unit === separator) endCell();
    else if (unit === '\n') endRow();
    else if (unit !== '\r') cell += unit;
  }
  endRow();
  return rows;
}

/** The one that stands most often in the first line. */
function separatorOf(text: string): string {
  const head = text.split('\n', 1)[0]!;
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
