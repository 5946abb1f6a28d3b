import { describe, expect, test } from 'vitest';
import { AppError } from '../core/errors.ts';
import { hasFfmpeg, voiceFile } from '../formats/testing/made-by-ffmpeg.ts';
import { openSound } from './sound-file.ts';

const form = { seconds: 0.5, rate: 16_000, channels: 1, seed: 1 };

/** As if the browser's own decoder read nothing. */
const help = {
  decodeWhole: () => Promise.reject(new AppError('file-undecodable', 'the browser cannot')),
  findSpeech: async () => 1,
};

/** What is said of a file from which no sound comes. */
async function failureOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  try {
    const { blocks } = await openSound(new File([bytes], 'sound.wav'), help);
    await blocks()[Symbol.asyncIterator]().next();
    return ['read'];
  } catch (error) {
    const { code, details } = error as AppError;
    return [code, ...details];
  }
}

describe.skipIf(!hasFfmpeg)('what cannot be read tells its format, and its coding where that is at fault', () => {
  test.each([
    ['G.722', 'WAV', ['-c:a', 'g722', '-f', 'wav']],
    ['G.726', 'WAV', ['-c:a', 'g726', '-ar', '8000', '-f', 'wav']],
    ['Windows Media Audio', 'WAV', ['-c:a', 'wmav2', '-f', 'wav']],
    ['Windows Media Audio', 'Wave64', ['-c:a', 'wmav2', '-f', 'w64']],
    ['AC-3', 'CAF', ['-c:a', 'ac3', '-ar', '48000', '-f', 'caf']],
    ['G.722', 'AU', ['-c:a', 'g722', '-f', 'au']],
    ['AC-3', 'MP4', ['-c:a', 'ac3', '-ar', '48000', '-f', 'mp4']],
    ['E-AC-3', 'QuickTime', ['-c:a', 'eac3', '-ar', '48000', '-f', 'mov']],
    ['Yamaha ADPCM', 'QuickTime', ['-c:a', 'adpcm_yamaha', '-f', 'mov']],
    ['AC-3', 'Matroska or WebM', ['-c:a', 'ac3', '-ar', '48000', '-f', 'matroska']],
    ['MP2', 'Matroska or WebM', ['-c:a', 'mp2', '-f', 'matroska']],
    ['AC-3', 'MPEG Transport Stream', ['-c:a', 'ac3', '-ar', '48000', '-f', 'mpegts']],
    ['AAC', 'MP4', ['-c:a', 'aac', '-f', 'mp4']],
    ['AAC', 'ADTS', ['-c:a', 'aac', '-f', 'adts']],
  ])('%s in %s', async (coding, format, to) => {
    expect(await failureOf(voiceFile(form, to))).toEqual(['file-format-unknown', format, 'unread', coding]);
  });

  test.each([
    ['AC-3', ['-c:a', 'ac3', '-ar', '48000', '-f', 'ac3']],
    ['Flash Video', ['-c:a', 'adpcm_swf', '-ar', '44100', '-f', 'flv']],
    ['AVI', ['-c:a', 'mp2', '-b:a', '64k', '-f', 'avi']],
    ['MPEG programme stream', ['-c:a', 'mp2', '-b:a', '64k', '-f', 'mpeg']],
    ['Windows Media (WMA, WMV)', ['-c:a', 'wmav2', '-f', 'asf']],
  ])('%s', async (format, to) => {
    expect(await failureOf(voiceFile(form, to))).toEqual(['file-format-unknown', format, 'unread']);
  });

  test('what was cut off before its end could be written is no unknown coding', async () => {
    const whole = voiceFile(form, ['-c:a', 'alac', '-f', 'caf']);
    expect(await failureOf(whole)).toEqual(['read']);
    expect(await failureOf(whole.slice(0, whole.length / 2))).toEqual(['file-undecodable']);
    expect(await failureOf(whole.fill(0x55, 300, -80))).toEqual(['file-undecodable']);
  });

  test('what is named after its coding is read everywhere, so that nothing is to be converted', async () => {
    expect(await failureOf(voiceFile(form, ['-f', 'flac']))).toEqual(['file-undecodable']);
    expect(await failureOf(voiceFile(form, ['-f', 'mp3', '-b:a', '64k']))).toEqual(['file-undecodable']);
  });
});
