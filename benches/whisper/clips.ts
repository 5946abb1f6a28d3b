/** Sets of recordings to choose by: as they are, mixed with noise, joined, and without speech. All of them are the same at every run. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rmsDb } from '../../src/core/loudness.ts';
import { seeded } from '../../src/core/random.ts';
import { speechRate } from '../../src/core/resampler.ts';
import { cases, type Recording, recordings, samplesOf } from './recordings.ts';

export interface Clip {
  id: string;
  set: 'clean' | 'mixed' | 'joined' | 'long' | 'repeated' | 'cases' | 'nothing' | 'foreign';
  /** Spellings of what is said; none where nobody speaks. */
  references: readonly string[];
  samples(): Float32Array<ArrayBuffer>;
}

/** Seconds from which a recording is cut. */
const long = 30;
/** Every recording up to this length is mixed. */
const mixable = 12;
const snrs = [0, 5, 10];
const noises = ['nospeech_kitchen_20s', 'nospeech_office_typing_20s', 'nospeech_steady_noise_8s', 'music_vibeace_20s'];
const room = 'nospeech_room_30s';
/** Recordings in one joined one, and the seconds between two of them. */
const together = 8;
const pause = { least: 0.2, most: 2 };
/** Of the same speech, the one that is kept. */
export const copies = ['jfk_orig_44k_stereo', 'jfk_mp3_16k', 'jfk_m4a_44k', 'watson_weather_webm'];
const seed = 17;
/** Recordings that are said several times, as people repeat a word, digits or a sentence. */
const said = ['speechcmd_yes', 'sr_stereo_44k', 'rhasspy3_set_timer', 'new_home_in_the_stars', 'fsdd_string_george'];
const repeats = [3, 5, 12];
const betweenRepeats = 0.5;
/** Of the inputs that fail, those whose words are asked for, with their channels. */
const failing = [
  { file: 'fast_talker.opus', channels: 1 },
  { file: 'kathleen_a0184_x1.25.wav', channels: 1 },
  { file: 'kath_dc.wav', channels: 1 },
  { file: 'antiphase.wav', channels: 2 },
  { file: 'yes12.flac', channels: 1 },
];

export function clips(): Clip[] {
  const all = recordings();
  const spoken = all.filter(({ language, references }) => language === 'en' && references.length > 0);
  const short = spoken.filter(
    ({ seconds, id }) => seconds <= mixable && !id.startsWith('mix_') && !copies.includes(id),
  );
  const named = new Map(all.map((recording) => [recording.id, recording]));
  return [
    ...spoken.filter(({ seconds }) => seconds <= long).map((recording) => clipOf(recording, 'clean')),
    ...spoken.filter(({ seconds }) => seconds > long).map((recording) => clipOf(recording, 'long')),
    ...all.filter(({ references }) => references.length === 0).map((recording) => clipOf(recording, 'nothing')),
    ...all
      .filter(({ language, references }) => language !== 'en' && references.length > 0)
      .map((recording) => clipOf(recording, 'foreign')),
    ...short.flatMap((recording, at) =>
      snrs.map((snr, level) => mix(recording, named.get(noises[(at + level) % noises.length]!)!, snr)),
    ),
    ...joinedFrom(short, named.get(room)!),
    ...said.flatMap((id) => repeats.map((times) => repeated(named.get(id)!, times, named.get(room)!))),
    ...failingCases(),
  ];
}

export function failingCases(): Clip[] {
  const listed = JSON.parse(readFileSync(join(cases, 'manifest.json'), 'utf8')) as {
    file: string;
    reference: string;
  }[];
  return failing.map((recording) => ({
    id: recording.file,
    set: 'cases',
    references: [listed.find(({ file }) => file === recording.file)!.reference],
    samples: () => samplesOf(recording, cases),
  }));
}

const clipOf = (recording: Recording, set: Clip['set']): Clip => ({
  id: recording.id,
  set,
  references: recording.references,
  samples: () => samplesOf(recording),
});

/** Speech with noise at `snr` dB below it, over the whole recording. */
function mix(recording: Recording, noise: Recording, snr: number): Clip {
  return {
    id: `${recording.id}+${noise.id.replace(/^nospeech_/, '')}@${snr}`,
    set: 'mixed',
    references: recording.references,
    samples() {
      const speech = samplesOf(recording);
      const around = samplesOf(noise);
      const gain = 10 ** ((rmsDb(speech) - snr - rmsDb(around)) / 20);
      return speech.map((sample, at) => sample + gain * around[at % around.length]!);
    },
  };
}

/** Recordings one after another with pauses of room tone. */
function joinedFrom(spoken: readonly Recording[], tone: Recording): Clip[] {
  const random = seeded(seed);
  const groups = Array.from({ length: Math.floor(spoken.length / together) }, (_, at) =>
    spoken.filter((_, place) => place % Math.floor(spoken.length / together) === at),
  );
  return groups.map((group, at) => {
    const pauses = group.map(() => Math.round(speechRate * (pause.least + (pause.most - pause.least) * random())));
    return {
      id: `joined-${at}`,
      set: 'joined' as const,
      references: [group.map(({ references }) => references[0]).join(' ')],
      samples() {
        const silence = samplesOf(tone);
        return joined(group.flatMap((recording, place) => [silence.subarray(0, pauses[place]), samplesOf(recording)]));
      },
    };
  });
}

/** One recording several times, with room tone between. */
function repeated(recording: Recording, times: number, tone: Recording): Clip {
  return {
    id: `${recording.id}x${times}`,
    set: 'repeated',
    references: recording.references.map((reference) => Array(times).fill(reference).join(' ')),
    samples() {
      const silence = samplesOf(tone).subarray(0, betweenRepeats * speechRate);
      return joined(
        Array(times)
          .fill([silence, samplesOf(recording)])
          .flat(),
      );
    },
  };
}

export function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}
