/** Numbers, dates, times and money in Spanish. */

import { counted, type NumberWord, readCardinal, written } from './cardinal.ts';
import { clock, type NumberLanguage, type Reading } from './number-language.ts';

const numberWords = new Map<string, NumberWord>([
  ...counted(
    0,
    1,
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
  ),
  ...counted(30, 10, 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'),
  ...counted(
    200,
    100,
    'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
  ),
  ...counted(
    200,
    100,
    'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
  ),
  ['cien', { kind: 'number', value: 100 }],
  ['ciento', { kind: 'number', value: 100 }],
  ['veintiún', { kind: 'number', value: 21 }],
  ['veintiuna', { kind: 'number', value: 21 }],
  ...['uno', 'una', 'un'].map((word): [string, NumberWord] => [word, { kind: 'number', value: 1, isArticle: true }]),
  ['mil', { kind: 'scale', value: 1e3, needsCount: false }],
  ['millón', { kind: 'scale', value: 1e6, needsCount: true }],
  ['millones', { kind: 'scale', value: 1e6, needsCount: true }],
  ['y', { kind: 'connector' }],
  ['coma', { kind: 'point' }],
]);

const months = new Set(
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'.split(' '),
);

export const spanishNumbers: NumberLanguage = {
  code: 'es',
  decimalMark: ',',
  groupMark: '.',
  lookUp: (word) => numberWords.get(word) ?? (/^\d+$/.test(word) ? { kind: 'digits' } : undefined),
  joins: (current, next, connected) => {
    if (current % 100 === 0) return next < 100 && !connected;
    return connected && next < 10 && next > 0 && current % 10 === 0 && current % 100 >= 30;
  },
  others: new Set([
    ...months,
    ...'de del la las media cuarto menos euros euro céntimos con dólares por ciento grados celsius kilómetros hora más gracias'.split(
      ' ',
    ),
  ]),
  units: [
    ['por ciento', '%'],
    ['grados celsius', '°C'],
    ['kilómetros por hora', 'km/h'],
    ['metros cuadrados', 'm²'],
    ['kilómetros', 'km'],
    ['kilómetro', 'km'],
    ['metros', 'm'],
    ['metro', 'm'],
    ['centímetros', 'cm'],
    ['milímetros', 'mm'],
    ['kilogramos', 'kg'],
    ['kilos', 'kg'],
    ['kilo', 'kg'],
    ['gramos', 'g'],
    ['litros', 'l'],
    ['megabytes', 'MB'],
    ['gigabytes', 'GB'],
    ['grados', '°'],
  ],
  unitSpace: (symbol) => (symbol === '°' ? '' : ' '),
  address: {
    dot: ['punto'],
    at: ['arroba'],
    dash: ['guion', 'guión'],
    underscore: ['guion bajo', 'guión bajo'],
    slash: ['barra'],
  },
  fractions: new Set(['medio', 'media', 'cuarto', 'tercio']),
  multiples: new Map([['doble', 2]]),
  plus: 'más',
  minus: ['menos'],
  idioms: new Map([['mil gracias', 'mil gracias']]),

  readYear: () => null,

  readOrdinal: (words, at) => (words[at] === 'primero' ? { value: 1, count: 1, to: '1.º' } : null),

  readFormat: (words, at, before) => readDate(words, at) ?? readTime(words, at, before) ?? readMoney(words, at),
};

/** "El tres de mayo de dos mil veintiséis". */
function readDate(words: readonly string[], at: number): Reading | null {
  const isFirst = words[at] === 'primero';
  const day = isFirst ? { value: 1, count: 1, decimals: '' } : readCardinal(spanishNumbers, words, at);
  if (!day || day.decimals || day.value < 1 || day.value > 31) return null;
  const of = at + day.count;
  const month = words[of + 1] ?? '';
  if (words[of] !== 'de' || !months.has(month)) return null;
  const shown = `${isFirst ? '1.º' : day.value} de ${month}`;
  const link = words[of + 2];
  const year = link === 'de' || link === 'del' ? readCardinal(spanishNumbers, words, of + 3) : null;
  if (!year || year.value < 1000 || year.value > 2999) return { count: of + 2 - at, to: shown, rule: 'number.date' };
  return { count: of + 3 + year.count - at, to: `${shown} ${link} ${year.value}`, rule: 'number.date' };
}

/** "Las tres y media", "las cinco menos cuarto", "las catorce treinta". */
function readTime(words: readonly string[], at: number, before: string): Reading | null {
  if (before !== 'las' && before !== 'la') return null;
  const hour = numberWords.get(words[at] ?? '');
  if (hour?.kind !== 'number' || hour.value < 1 || hour.value > 24) return null;
  const sign = words[at + 1];
  const direct = readCardinal(spanishNumbers, words, at + 1);
  if (direct && !direct.decimals && direct.value >= 10 && direct.value < 60) {
    return { count: 1 + direct.count, to: clock(hour.value, direct.value), rule: 'number.time' };
  }
  if (hour.value > 12) return null;
  if (sign !== 'y' && sign !== 'menos') return null;
  const named = { media: 30, cuarto: 15 }[words[at + 2] ?? ''];
  const number = named === undefined ? readCardinal(spanishNumbers, words, at + 2) : null;
  const minutes = named ?? number?.value ?? 0;
  if (minutes < 1 || minutes > 59 || (sign === 'menos' && named === 30)) return null;
  const count = 2 + (named === undefined ? number!.count : 1);
  const earlier = hour.value === 1 ? 12 : hour.value - 1;
  const to = sign === 'y' ? clock(hour.value, minutes) : clock(earlier, 60 - minutes);
  return { count, to, rule: 'number.time' };
}

/** "Cinco euros con veinte", "cinco euros veinte". */
function readMoney(words: readonly string[], at: number): Reading | null {
  const number = readCardinal(spanishNumbers, words, at);
  if (!number) return null;
  const link = words[at + number.count] === 'de' && number.scale ? 1 : 0;
  const next = at + number.count + link + 1;
  if (!/^euros?$/.test(words[next - 1] ?? '')) return null;
  const from = words[next] === 'con' || words[next] === 'y' ? next + 1 : next;
  const cents = readCardinal(spanishNumbers, words, from);
  const isApart = from === next && cents !== null && (cents.value < 10 || words[from + cents.count] !== undefined);
  if (
    !cents ||
    isApart ||
    cents.decimals ||
    cents.value > 99 ||
    number.decimals ||
    number.scale ||
    (words[next] === 'y' && words[from + cents.count] !== 'céntimos')
  ) {
    return { count: next - at, to: `${written(number, spanishNumbers)} €`, rule: 'number.money' };
  }
  const isNamed = words[from + cents.count] === 'céntimos';
  return {
    count: from + cents.count + (isNamed ? 1 : 0) - at,
    to: `${written(number, spanishNumbers)},${String(cents.value).padStart(2, '0')} €`,
    rule: 'number.money',
  };
}
