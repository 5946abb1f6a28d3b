/** Numbers, dates, times and money in German, where a number below a million is one word. */

import { type NumberWord, readCardinal, written } from './cardinal.ts';
import { clock, type NumberLanguage, type Reading } from './number-language.ts';

const ones = new Map<string, number>([
  ['ein', 1],
  ['eins', 1],
  ...'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 2]),
  ['zwo', 2],
]);

const tens = new Map(
  'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ').map((word, i) => [word, 20 + i * 10]),
);
tens.set('dreissig', 30);

const others = new Map<string, NumberWord>([
  ['null', { kind: 'number', value: 0 }],
  ...['ein', 'eine', 'einen', 'einem', 'einer', 'eines'].map((word): [string, NumberWord] => [
    word,
    { kind: 'number', value: 1, isArticle: true },
  ]),
  ['million', { kind: 'scale', value: 1e6, needsCount: true, name: 'Million' }],
  ['millionen', { kind: 'scale', value: 1e6, needsCount: true, name: 'Millionen' }],
  ['milliarde', { kind: 'scale', value: 1e9, needsCount: true, name: 'Milliarde' }],
  ['milliarden', { kind: 'scale', value: 1e9, needsCount: true, name: 'Milliarden' }],
  ['komma', { kind: 'point' }],
]);

/** The value of a word as "dreihundertfünfundvierzig"; undefined for what is none. */
function compound(word: string): number | undefined {
  if (word === '') return undefined;
  const thousand = word.indexOf('tausend');
  if (thousand >= 0) {
    const count = thousand === 0 ? 1 : belowThousand(word.slice(0, thousand));
    const rest = word.slice(thousand + 7).replace(/^und(?!$)/, '');
    const added = rest === '' ? 0 : belowThousand(rest);
    return count === undefined || added === undefined ? undefined : count * 1000 + added;
  }
  return belowThousand(word);
}

function belowThousand(word: string): number | undefined {
  const hundred = word.indexOf('hundert');
  if (hundred < 0) return belowHundred(word);
  const count = hundred === 0 ? 1 : belowHundred(word.slice(0, hundred));
  const rest = word.slice(hundred + 7).replace(/^und(?!$)/, '');
  const added = rest === '' ? 0 : belowHundred(rest);
  return count === undefined || added === undefined ? undefined : count * 100 + added;
}

function belowHundred(word: string): number | undefined {
  const single = ones.get(word) ?? tens.get(word);
  if (single !== undefined) return single;
  for (const [name, value] of tens) {
    if (!word.endsWith(`und${name}`)) continue;
    const unit = ones.get(word.slice(0, -name.length - 3));
    if (unit !== undefined && unit < 10) return value + unit;
  }
  return undefined;
}

function lookUp(word: string): NumberWord | undefined {
  const known = others.get(word);
  if (known) return known;
  if (/^\d+$/.test(word)) return { kind: 'digits' };
  if (!/eins?$|zw|drei|vier|fünf|sech|sieb|acht|neun|zehn|elf|hundert|tausend/.test(word)) return undefined;
  const value = compound(word);
  return value === undefined ? undefined : { kind: 'number', value };
}

const irregular = new Map([
  ['erst', 1],
  ['zweit', 2],
  ['dritt', 3],
  ['viert', 4],
  ['fünft', 5],
  ['sechst', 6],
  ['siebt', 7],
  ['siebent', 7],
  ['acht', 8],
  ['neunt', 9],
]);

const months = new Map(
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'
    .split(' ')
    .map((month) => [month.toLowerCase(), month]),
);

export const germanNumbers: NumberLanguage = {
  code: 'de',
  decimalMark: ',',
  groupMark: '.',
  lookUp,
  joins: () => false,
  others: new Set([
    ...months.keys(),
    ...'und augen halb viertel nach vor bis uhr euro cent dollar prozent grad celsius minus plus stundenkilometer kilometer der dem den am'.split(
      ' ',
    ),
  ]),
  units: [
    ['grad celsius', '°C'],
    ['kilometer pro stunde', 'km/h'],
    ['stundenkilometer', 'km/h'],
    ['prozent', '%'],
    ['quadratmeter', 'm²'],
    ['kilometer', 'km'],
    ['kilometern', 'km'],
    ['meter', 'm'],
    ['metern', 'm'],
    ['zentimeter', 'cm'],
    ['millimeter', 'mm'],
    ['kilogramm', 'kg'],
    ['kilo', 'kg'],
    ['gramm', 'g'],
    ['liter', 'l'],
    ['megabyte', 'MB'],
    ['gigabyte', 'GB'],
    ['grad', '°'],
    ['dollar', '$'],
  ],
  unitSpace: (symbol) => (symbol === '°' ? '' : ' '),
  address: {
    dot: ['punkt'],
    at: ['at', 'ät', 'klammeraffe'],
    dash: ['minus', 'bindestrich'],
    underscore: ['unterstrich'],
    slash: ['schrägstrich', 'slash'],
  },
  fractions: new Set(['halb', 'einhalb', 'viertel', 'drittel', 'dreiviertel']),
  multiples: new Map([['doppel', 2]]),
  plus: 'plus',
  minus: ['minus'],
  idioms: new Map([
    ['null acht fünfzehn', 'nullachtfünfzehn'],
    ['vier augen', 'vier Augen'],
  ]),

  readYear(words, at) {
    // "Neunzehnhundertvierundachtzig" is one word, and a number like every other.
    const word = lookUp(words[at] ?? '');
    const isYear = word?.kind === 'number' && word.value >= 1100 && word.value < 2100;
    return isYear ? { value: word.value, count: 1 } : null;
  },

  readOrdinal(words, at) {
    const [, stem] = /^(.+?)(?:e|er|es|en|em)$/.exec(words[at] ?? '') ?? [];
    if (stem === undefined) return null;
    const value = irregular.get(stem) ?? ordinalStem(stem);
    return value === undefined ? null : { value, count: 1, to: `${value}.` };
  },

  readFormat: (words, at) => readDate(words, at) ?? readTime(words, at) ?? readMoney(words, at),
};

/** "Einundzwanzigst", "zehnt", "hunderterst". */
function ordinalStem(stem: string): number | undefined {
  const [, number] = /^(.+?)s?t$/.exec(stem) ?? [];
  if (number === undefined) return undefined;
  const value = compound(number);
  return value !== undefined && value >= 10 && value < 20 === !stem.endsWith('st') ? value : undefined;
}

/** "Der einundzwanzigste Mai zweitausendsechsundzwanzig". */
function readDate(words: readonly string[], at: number): Reading | null {
  const day = germanNumbers.readOrdinal(words, at);
  if (!day || day.value > 31) return null;
  const month = months.get(words[at + 1] ?? '');
  if (!month) return null;
  const year = germanNumbers.readYear(words, at + 2);
  return {
    count: 2 + (year?.count ?? 0),
    to: `${day.to} ${month}${year ? ` ${year.value}` : ''}`,
    rule: 'number.date',
  };
}

/** "Halb drei", "Viertel vor fünf", "drei Uhr dreißig". */
function readTime(words: readonly string[], at: number): Reading | null {
  const rule = 'number.time';
  const [first, second] = [words[at] ?? '', words[at + 1] ?? ''];
  const isQuarter = first === 'viertel' && (second === 'nach' || second === 'vor');
  if (first === 'halb' || isQuarter) {
    const from = at + (isQuarter ? 2 : 1);
    const hour = hourAt(words, from);
    if (hour === null || hour > 12 || hour === 0) return null;
    const before = hour === 1 ? 12 : hour - 1;
    const to = first === 'halb' ? clock(before, 30) : second === 'nach' ? clock(hour, 15) : clock(before, 45);
    const isNamed = words[from + 1] === 'uhr';
    return { count: from + 1 + (isNamed ? 1 : 0) - at, to: `${to} Uhr`, rule };
  }
  const counted = readMinutes(words, at);
  if (counted) return counted;
  const hour = hourAt(words, at);
  const later = hourAt(words, at + 2);
  if (hour !== null && later !== null && /^(bis|und)$/.test(second) && words[at + 3] === 'uhr') {
    return { count: 4, to: `${hour} ${second} ${later} Uhr`, rule };
  }
  if (hour === null || second !== 'uhr') return null;
  const minutes = readCardinal(germanNumbers, words, at + 2);
  if (minutes && !minutes.decimals && minutes.count === 1 && minutes.value < 60 && !minutes.isArticle) {
    return { count: 3, to: `${clock(hour, minutes.value)} Uhr`, rule };
  }
  return { count: 2, to: `${hour} Uhr`, rule };
}

/** "Zehn nach neun", "fünf vor zwölf". */
function readMinutes(words: readonly string[], at: number): Reading | null {
  const minutes = lookUp(words[at] ?? '');
  const side = words[at + 1];
  const hour = hourAt(words, at + 2);
  const isNamed = words[at + 3] === 'uhr';
  if (minutes?.kind !== 'number' || ![5, 10, 20].includes(minutes.value) || (side !== 'nach' && side !== 'vor'))
    return null;
  if (hour === null || hour > 12 || hour === 0 || (!isNamed && words[at + 3] !== undefined)) return null;
  const to = side === 'nach' ? clock(hour, minutes.value) : clock(hour === 1 ? 12 : hour - 1, 60 - minutes.value);
  return { count: isNamed ? 4 : 3, to: `${to} Uhr`, rule: 'number.time' };
}

function hourAt(words: readonly string[], at: number): number | null {
  const word = lookUp(words[at] ?? '');
  return word?.kind === 'number' && word.value <= 24 ? word.value : null;
}

/** "Fünf Euro zwanzig". */
function readMoney(words: readonly string[], at: number): Reading | null {
  const number = readCardinal(germanNumbers, words, at);
  if (!number || words[at + number.count] !== 'euro') return null;
  const next = at + number.count + 1;
  const from = words[next] === 'und' ? next + 1 : next;
  const cents = readCardinal(germanNumbers, words, from);
  const isCents =
    cents && !cents.isArticle && cents.value < 100 && (words[from + cents.count] === 'cent' || from === next);
  if (!isCents || number.decimals || number.scale || cents.decimals) {
    return { count: next - at, to: `${written(number, germanNumbers)} €`, rule: 'number.money' };
  }
  const isNamed = words[from + cents.count] === 'cent';
  return {
    count: from + cents.count + (isNamed ? 1 : 0) - at,
    to: `${written(number, germanNumbers)},${String(cents.value).padStart(2, '0')} €`,
    rule: 'number.money',
  };
}
