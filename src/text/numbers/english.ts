/** Numbers, dates, times and money in English. */

import { counted, type NumberWord, readCardinal, written } from './cardinal.ts';
import { clock, type NumberLanguage, type Reading } from './number-language.ts';

const numberWords = new Map<string, NumberWord>([
  ...counted(
    0,
    1,
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  ...counted(20, 10, 'twenty thirty forty fifty sixty seventy eighty ninety'),
  ['oh', { kind: 'number', value: 0, isArticle: true }],
  ['one', { kind: 'number', value: 1, isArticle: true }],
  ['a', { kind: 'number', value: 1, isArticle: true }],
  ['hundred', { kind: 'hundred' }],
  ['thousand', { kind: 'scale', value: 1e3, needsCount: true }],
  ['million', { kind: 'scale', value: 1e6, needsCount: true }],
  ['billion', { kind: 'scale', value: 1e9, needsCount: true }],
  ['trillion', { kind: 'scale', value: 1e12, needsCount: true }],
  ['and', { kind: 'connector' }],
  ['point', { kind: 'point' }],
]);

const ordinals = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, i) => [word, i + 1]),
);
ordinals.set('thirtieth', 30).set('fortieth', 40).set('fiftieth', 50).set('hundredth', 100);

const months = new Map(
  'January February March April May June July August September October November December'
    .split(' ')
    .map((month) => [month.toLowerCase(), month]),
);
/** Also verbs: a number behind them needs to be an ordinal. */
const unsureMonths = new Set(['may', 'march']);

const currencies = new Map([
  ['dollar', '$'],
  ['dollars', '$'],
  ['euro', '€'],
  ['euros', '€'],
]);

const decades = new Map(
  'twenties thirties forties fifties sixties seventies eighties nineties'
    .split(' ')
    .map((word, i) => [word, 20 + i * 10]),
);

/** Behind others, "twenty to five" may as well be from twenty on. */
const beforeMinutesTo = new Set(['at', 'until', 'till', 'before', 'after']);
const beforeTimes = new Set(['at', 'by', 'until', 'till', 'from', 'before', 'after', 'around', 'about']);

export const englishNumbers: NumberLanguage = {
  code: 'en',
  decimalMark: '.',
  groupMark: ',',
  lookUp: (word) => numberWords.get(word) ?? (/^\d+$/.test(word) ? { kind: 'digits' } : undefined),
  joins: (current, next, connected) =>
    current % 100 === 0 ? next < 100 : !connected && next < 10 && next > 0 && current % 10 === 0 && current % 100 >= 20,
  others: new Set([
    ...ordinals.keys(),
    ...months.keys(),
    ...currencies.keys(),
    ...decades.keys(),
    ..."the of half quarter past to am pm a p m o'clock cents cent percent per minus negative plus double triple degrees degree celsius fahrenheit hour kilometers kilometres miles second".split(
      ' ',
    ),
  ]),
  units: [
    ['degrees celsius', '°C'],
    ['degrees fahrenheit', '°F'],
    ['kilometers per hour', 'km/h'],
    ['kilometres per hour', 'km/h'],
    ['miles per hour', 'mph'],
    ['per cent', '%'],
    ['percent', '%'],
    ['meters per second', 'm/s'],
    ['metres per second', 'm/s'],
    ['square meters', 'm²'],
    ['square metres', 'm²'],
    ['kilometers', 'km'],
    ['kilometres', 'km'],
    ['kilometer', 'km'],
    ['kilometre', 'km'],
    ['meters', 'm'],
    ['metres', 'm'],
    ['meter', 'm'],
    ['metre', 'm'],
    ['centimeters', 'cm'],
    ['centimetres', 'cm'],
    ['millimeters', 'mm'],
    ['millimetres', 'mm'],
    ['kilograms', 'kg'],
    ['kilogram', 'kg'],
    ['kilos', 'kg'],
    ['kilo', 'kg'],
    ['grams', 'g'],
    ['litres', 'l'],
    ['liters', 'l'],
    ['megabytes', 'MB'],
    ['gigabytes', 'GB'],
    ['degrees', '°'],
  ],
  unitSpace: (symbol) => (symbol === '%' || symbol === '°' ? '' : ' '),
  address: {
    dot: ['dot'],
    at: ['at'],
    dash: ['dash', 'hyphen', 'minus'],
    underscore: ['underscore'],
    slash: ['slash'],
  },
  fractions: new Set(['half', 'quarter', 'third']),
  multiples: new Map([
    ['double', 2],
    ['triple', 3],
  ]),
  plus: 'plus',
  minus: ['minus', 'negative'],
  idioms: new Map([['twenty four seven', '24/7']]),

  readYear(words, at) {
    const century = numberWords.get(words[at] ?? '');
    if (century?.kind !== 'number' || century.value < 16 || century.value > 20) return null;
    const isOh = words[at + 1] === 'oh';
    const years = readCardinal(englishNumbers, words, at + (isOh ? 2 : 1));
    if (!years || years.decimals || (isOh ? years.value > 9 : years.value < 10) || years.value > 99) return null;
    return { value: century.value * 100 + years.value, count: 1 + (isOh ? 1 : 0) + years.count };
  },

  readOrdinal(words, at) {
    const single = ordinals.get(words[at] ?? '');
    if (single !== undefined) return { value: single, count: 1, to: withSuffix(single) };
    const tens = numberWords.get(words[at] ?? '');
    const unit = ordinals.get(words[at + 1] ?? '');
    if (tens?.kind !== 'number' || tens.value < 20 || unit === undefined || unit > 9) return null;
    return { value: tens.value + unit, count: 2, to: withSuffix(tens.value + unit) };
  },

  readFormat: (words, at, before) =>
    readDate(words, at) ?? readDecade(words, at) ?? readTime(words, at, before) ?? readMoney(words, at),
};

function withSuffix(value: number): string {
  const tail = value % 100;
  const suffix = tail > 10 && tail < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}

function yearAt(words: readonly string[], at: number): { value: number; count: number } | null {
  const pair = englishNumbers.readYear(words, at);
  if (pair) return pair;
  const number = readCardinal(englishNumbers, words, at);
  return number && number.value >= 1000 && number.value < 3000 && !number.decimals ? number : null;
}

/** "May twenty first twenty twenty six", "the twenty first of May". */
function readDate(words: readonly string[], at: number): Reading | null {
  const month = months.get(words[at] ?? '');
  if (month) {
    const skip = words[at + 1] === 'the' ? 2 : 1;
    const ordinal = englishNumbers.readOrdinal(words, at + skip);
    const number = unsureMonths.has(words[at]!) ? null : readCardinal(englishNumbers, words, at + skip);
    const day = ordinal ?? (number?.decimals ? null : number);
    if (!day || day.value < 1 || day.value > 31) return null;
    const year = yearAt(words, at + skip + day.count);
    const count = skip + day.count + (year?.count ?? 0);
    return { count, to: `${month} ${day.value}${year ? `, ${year.value}` : ''}`, rule: 'number.date' };
  }
  const start = words[at] === 'the' ? at + 1 : at;
  const day = englishNumbers.readOrdinal(words, start);
  const of = day ? start + day.count : 0;
  const named = words[of] === 'of' ? months.get(words[of + 1] ?? '') : undefined;
  if (!day || day.value > 31 || !named) return null;
  const year = yearAt(words, of + 2);
  return {
    count: of + 2 + (year?.count ?? 0) - at,
    to: `${day.value} ${named}${year ? ` ${year.value}` : ''}`,
    rule: 'number.date',
  };
}

/** "Nineteen nineties". */
function readDecade(words: readonly string[], at: number): Reading | null {
  const century = numberWords.get(words[at] ?? '');
  const decade = decades.get(words[at + 1] ?? '');
  if (century?.kind !== 'number' || century.value < 16 || century.value > 20 || decade === undefined) return null;
  return { count: 2, to: `${century.value * 100 + decade}s`, rule: 'number.year' };
}

/** "Half past three", "three thirty pm", "five o'clock", and "at three thirty". */
function readTime(words: readonly string[], at: number, before: string): Reading | null {
  const rule = 'number.time';
  const past = words[at] === 'half' ? 30 : words[at] === 'quarter' ? 15 : 0;
  const isTo = past === 15 && words[at + 1] === 'to';
  if (past > 0 && (isTo || words[at + 1] === 'past')) {
    const hour = hourAt(words, at + 2);
    if (!hour) return null;
    const half = meridiem(words[at + 3]);
    const to = isTo ? clock(hour === 1 ? 12 : hour - 1, 45) : clock(hour, past);
    return { count: 3 + (half ? 1 : 0), to: half ? `${to} ${half}` : to, rule };
  }
  const counted = readMinutes(words, at, before);
  if (counted) return counted;
  const hour = hourAt(words, at);
  if (!hour) return null;
  const later = hourAt(words, at + 2);
  const halfOfBoth = /^(and|to)$/.test(words[at + 1] ?? '') && later > 0 && meridiem(words[at + 3]);
  if (halfOfBoth) return { count: 4, to: `${hour} ${words[at + 1]} ${later} ${halfOfBoth}`, rule };
  const half = meridiem(words[at + 1]);
  if (half) return { count: 2, to: `${hour} ${half}`, rule };
  if (words[at + 1] === "o'clock") return { count: 2, to: `${hour} o’clock`.replace('’', "'"), rule };
  const isOh = words[at + 1] === 'oh';
  const minutes = readCardinal(englishNumbers, words, at + (isOh ? 2 : 1));
  if (!minutes || minutes.decimals || (isOh ? minutes.value > 9 : minutes.value < 10) || minutes.value > 59)
    return null;
  const count = 1 + (isOh ? 1 : 0) + minutes.count;
  const named = meridiem(words[at + count]);
  if (named) return { count: count + 1, to: `${clock(hour, minutes.value)} ${named}`, rule };
  if (beforeTimes.has(before)) return { count, to: clock(hour, minutes.value), rule };
  // "Eleven thirty" may be a time, and is no two numbers.
  return words[at + count] === undefined ? { count, to: '', rule } : null;
}

/** "Ten past nine", and "at twenty to five". */
function readMinutes(words: readonly string[], at: number, before: string): Reading | null {
  const minutes = readCardinal(englishNumbers, words, at);
  if (!minutes || minutes.decimals || minutes.isArticle || minutes.value > 59) return null;
  const side = words[at + minutes.count];
  const hour = hourAt(words, at + minutes.count + 1);
  const end = at + minutes.count + 2;
  const half = meridiem(words[end]);
  const isTo = side === 'to' && beforeMinutesTo.has(before);
  if (!hour || !(side === 'past' || isTo) || (!half && words[end] !== undefined)) return null;
  const to = isTo ? clock(hour === 1 ? 12 : hour - 1, 60 - minutes.value) : clock(hour, minutes.value);
  return { count: end - at + (half ? 1 : 0), to: half ? `${to} ${half}` : to, rule: 'number.time' };
}

function hourAt(words: readonly string[], at: number): number {
  const word = numberWords.get(words[at] ?? '');
  return word?.kind === 'number' && word.value >= 1 && word.value <= 12 && words[at] !== 'a' ? word.value : 0;
}

function meridiem(word: string | undefined): string | null {
  return word === 'am' || word === 'pm' ? word : null;
}

/** "Five dollars and twenty cents", "three dollars fifty". */
function readMoney(words: readonly string[], at: number): Reading | null {
  const number = readCardinal(englishNumbers, words, at);
  if (!number || words[at] === 'a') return null;
  const sign = currencies.get(words[at + number.count] ?? '');
  if (!sign) return null;
  const whole = `${sign}${written(number, englishNumbers)}`;
  const next = at + number.count + 1;
  const from = words[next] === 'and' ? next + 1 : next;
  const cents = readCardinal(englishNumbers, words, from);
  const isNamed = cents !== null && /^cents?$/.test(words[from + cents.count] ?? '');
  const isBare = from === next && cents !== null && cents.value >= 10 && words[from + cents.count] === undefined;
  const isCents = cents && cents.value < 100 && !cents.decimals && (isNamed || isBare);
  if (!isCents || number.decimals || number.scale) return { count: next - at, to: whole, rule: 'number.money' };
  return {
    count: from + cents.count + (isNamed ? 1 : 0) - at,
    to: `${whole}.${String(cents.value).padStart(2, '0')}`,
    rule: 'number.money',
  };
}
