/** What codings are called that are found in files and not read there: to say it to a person. */

/** By the number in the head of a WAV (`mmreg.h`). */
const waveNames: Record<number, string> = {
  2: 'Microsoft ADPCM',
  10: 'Windows Media Audio Voice',
  16: 'OKI ADPCM',
  20: 'G.723 ADPCM',
  23: 'Dialogic ADPCM (VOX)',
  32: 'Yamaha ADPCM',
  34: 'TrueSpeech',
  56: 'AMR',
  64: 'G.721',
  66: 'G.723.1',
  69: 'G.726',
  80: 'MP2',
  85: 'MP3',
  87: 'AMR',
  88: 'AMR-WB',
  100: 'G.726',
  101: 'G.722',
  131: 'G.729',
  255: 'AAC',
  273: 'G.723.1',
  304: 'ACELP',
  352: 'Windows Media Audio',
  353: 'Windows Media Audio',
  354: 'Windows Media Audio Pro',
  355: 'Windows Media Audio Lossless',
  624: 'ATRAC3',
  655: 'G.722',
  5632: 'AAC',
  5648: 'AAC',
  8192: 'AC-3',
  8193: 'DTS',
  41225: 'Speex',
  61868: 'FLAC',
};

/** By the number in the head of an AU (`audio_filehdr`, Sun). */
const auNames: Record<number, string> = { 23: 'G.721', 24: 'G.722', 25: 'G.723 ADPCM', 26: 'G.723 ADPCM' };

/** By the letters that stand for a coding in AIFC, CAF, MP4 and Matroska: in small ones, without those that Matroska begins all with. */
const letterNames: Record<string, string> = {
  aac: 'AAC',
  aach: 'HE-AAC',
  aacp: 'HE-AAC',
  mp4a: 'AAC',
  ac3: 'AC-3',
  'ac-3': 'AC-3',
  eac3: 'E-AC-3',
  'ec-3': 'E-AC-3',
  alac: 'Apple Lossless',
  dtsc: 'DTS',
  mlpa: 'TrueHD',
  'mpeg/l2': 'MP2',
  '.mp1': 'MP1',
  '.mp2': 'MP2',
  '.mp3': 'MP3',
  mac3: 'MACE',
  mac6: 'MACE',
  'ms/acm': 'Windows ACM',
  opus: 'Opus',
  qclp: 'QCELP',
  qdmc: 'QDesign Music',
  qdm2: 'QDesign Music',
  samr: 'AMR',
  sawb: 'AMR-WB',
  vorbis: 'Vorbis',
};

export const waveCoding = (number: number): string => waveNames[number] ?? numbered(number);

export const auCoding = (number: number): string => auNames[number] ?? numbered(number);

export function codingOfLetters(letters: string): string {
  // QuickTime writes the number of a WAV behind these two.
  if (/^ms..$/s.test(letters)) return waveCoding(letters.charCodeAt(2) * 256 + letters.charCodeAt(3));
  const plain = letters
    .replace(/[^!-~]/g, '')
    .replace(/^A_/, '')
    .toLowerCase();
  return letterNames[plain] ?? plain.toUpperCase();
}

const numbered = (number: number) => `codec 0x${number.toString(16).padStart(4, '0')}`;
