/** How alike two words sound, by what their letters may stand for: spelled as in English, or as names of other languages are. */

/** Letters only, without accents: what a recogniser hears has neither hyphens nor spaces. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

type Spelling = readonly [letters: RegExp, sound: string];

/** Capitals are sounds that have no letter: C as in church, J as in jam, S as in ship, T as in thin, R as in car, which many do not say. */
const english: readonly Spelling[] = [
  [/tch|ch(?![rl])/g, 'C'],
  [/sch|sh/g, 'S'],
  [/dzh|dge|dj/g, 'J'],
  [/ph/g, 'f'],
  [/th/g, 'T'],
  [/ck|ch/g, 'k'],
  [/qu?/g, 'kw'],
  [/x/g, 'ks'],
  [/gh(?=[aeiou])/g, 'g'],
  [/gh/g, ''],
  [/wh/g, 'w'],
  [/kn(?=[aeiou])/g, 'n'],
  [/wr/g, 'r'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/y(?=[aeiou])/g, 'j'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/r(?![aeiou])/g, 'R'],
];

/** What names of other languages have beside, before they are read as English. */
const elsewhere: readonly Spelling[] = [
  [/szcz|shch|sz|rz/g, 'S'],
  [/cz/g, 'C'],
  [/dj|zh/g, 'J'],
  [/pf/g, 'f'],
  [/tz|ts/g, 's'],
  [/bh|mh/g, 'v'],
  [/w/g, 'v'],
  [/c$/g, 'C'],
  [/ng/g, 'n'],
  [/x/g, 'S'],
  [/^ll|^gu(?=[ie])/g, 'g'],
  [/ll/g, 'j'],
  [/h/g, ''],
];

/** As names of German, Nordic and Celtic languages are read. */
const hard: readonly Spelling[] = [
  [/ch?|ck/g, 'k'],
  [/j/g, 'y'],
];

/** The ways in which a word may be meant that a recogniser has written. */
export function readingsOf(letters: string): string[] {
  const asName = spelled(spelled(letters, elsewhere), english);
  return [...new Set([spelled(letters.replace(/j/g, 'J'), english), asName])];
}

/** The ways in which a term may be said: one more than a recogniser has, which writes what it hears as in English. */
export function readingsOfTerm(letters: string): string[] {
  return [...new Set([...readingsOf(letters), spelled(spelled(letters, hard), english)])];
}

/** How many sounds of a reading are heard well. */
export function consonantsIn(reading: string): number {
  return Array.from(reading).filter((sound) => weightOf(sound) === 1).length;
}

/** 0 is the same sound, 1 nothing alike. */
export function soundDistance(a: readonly string[], b: readonly string[]): number {
  return Math.min(...a.flatMap((one) => b.map((other) => distance(one, other))));
}

function spelled(letters: string, spellings: readonly Spelling[]): string {
  return spellings.reduce((text, [from, to]) => text.replace(from, to), letters);
}

/** Sounds that are taken for one another. */
const groups = ['pb', 'fvw', 'tdT', 'kg', 'sz', 'SCJj', 'mn', 'rR', 'l', 'h', 'aeiou'];
/** The same but for the voice. */
const voicedPairs = ['pb', 'fv', 'td', 'kg', 'sz', 'CJ', 'rR'];
/** Of different groups, but made in the same place of the mouth or in the next one. */
const neighbours = ['pbfvw', 'pbvm', 'tdTsz', 'tdn', 'szSCJj', 'SCJjkg'];

/** A weighted edit distance as a share of the larger weight: consonants count, vowels and what is hardly heard count little. */
function distance(a: string, b: string): number {
  let row = [0];
  for (const sound of b) row.push(row.at(-1)! + weightOf(sound));
  const weightOfB = row.at(-1)!;
  let weightOfA = 0;
  for (const sound of a) {
    weightOfA += weightOf(sound);
    const next = [weightOfA];
    for (let j = 1; j <= b.length; j++) {
      const other = b[j - 1]!;
      const changed = row[j - 1]! + changeOf(sound, other);
      next.push(Math.min(changed, row[j]! + weightOf(sound), next[j - 1]! + weightOf(other)));
    }
    row = next;
  }
  const larger = Math.max(weightOfA, weightOfB);
  if (larger === 0) return 0;
  const atEnds =
    (areAlike(firstIn(a), firstIn(b)) ? 0 : otherBeginning) + (areAlike(lastIn(a), lastIn(b)) ? 0 : otherEnding);
  return Math.min(1, row.at(-1)! / larger + atEnds + otherLength * Math.abs(syllablesIn(a) - syllablesIn(b)));
}

/** Added where the first or the last consonants are not alike, and for each syllable more or less: these are heard well. */
const otherBeginning = 0.06;
const otherEnding = 0.04;
const otherLength = 0.05;

const firstIn = (sounds: string): string => /^[aeiouh]*([^aeiouh])/.exec(sounds)?.[1] ?? '';
const lastIn = (sounds: string): string => /[^aeiou](?=[aeiou]*$)/.exec(sounds)?.[0] ?? '';
/** No sound is like none. */
const areAlike = (a: string, b: string): boolean => a === b || (a !== '' && b !== '' && changeOf(a, b) < 1);
const syllablesIn = (sounds: string): number => sounds.match(/[aeiou]+/g)?.length ?? 0;

function weightOf(sound: string): number {
  return isVowel(sound) || 'hjwR'.includes(sound) ? 0.4 : 1;
}

function changeOf(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [groupOf(a), groupOf(b)];
  if (one === other)
    return isVowel(a) ? 0.2 : voicedPairs.some((pair) => pair.includes(a) && pair.includes(b)) ? 0.25 : 0.4;
  return neighbours.some((sounds) => sounds.includes(a) && sounds.includes(b)) ? 0.6 : 1;
}

/** A sound of no group, as a digit or a letter of another script, is like itself alone. */
function groupOf(sound: string): string {
  return groups.find((group) => group.includes(sound)) ?? sound;
}

function isVowel(sound: string): boolean {
  return 'aeiou'.includes(sound);
}
