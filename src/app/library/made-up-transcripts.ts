/** Transcripts that nobody has spoken, for trying out a large library: the same seed makes the same ones. */

import { newId } from '../../core/ids.ts';
import { type Random, seeded } from '../../core/random.ts';
import { dayMs } from '../../core/time.ts';
import { onlyVersion, type Segment, type Transcript, textOf, titleOf, unmarked } from '../../core/transcript.ts';

const tags = ['work', 'home', 'ideas', 'garden', 'travel'];
const models = ['moonshine-tiny', 'onnx-community/whisper-base', 'istupakov/parakeet-tdt-0.6b-v3-onnx'];

/** The most frequent words come first: they are drawn most often, as in speech. */
const vocabulary =
  'the and to of a in that it is was for on with as be at by this have from or one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know get through back much before go good new write our used me man too any day same right look think also around another came come work three word must because does part even place well such here take why things help put years different away again off went old number great tell men say small every found still between name should home big give air line set own under read last never us left end along while might next sound below saw something thought both few those always show large often together asked house world going want school important until form food keep children feet land side without boy once animals life enough took four head above kind began almost live page got earth need far hand high year mother light country father let night picture being study second soon story since white ever paper hard near sentence better best across during today however sure knew tried told young sun thing whole hear example heard several change answer room sea against top turned learn point city play toward five himself usually money seen car morning garden letter kitchen bicycle meeting budget deadline invoice recipe holiday weather neighbour doctor station window bridge river mountain coffee'.split(
    ' ',
  );

/** As if they had been spoken over the years before `now`, milliseconds since the epoch; newest first. */
export function* madeUpTranscripts(count: number, seed: number, now: number): Generator<Transcript> {
  const random = seeded(seed);
  let createdAt = now;
  for (let index = 0; index < count; index++) {
    createdAt -= Math.ceil((random() * 2 * 900 * dayMs) / count);
    yield madeUp(random, createdAt);
  }
}

function madeUp(random: Random, createdAt: number): Transcript {
  const segments: Segment[] = [];
  let at = 0.5;
  for (let sentences = 1 + Math.floor(random() ** 3 * 12); sentences > 0; sentences--) {
    const text = sentence(random);
    const seconds = text.length / 15;
    segments.push({ start: at, end: at + seconds, text, language: 'en' });
    at += seconds + (random() < 0.2 ? 2.5 : 0.4);
  }
  const text = textOf(segments);
  const model = pick(random, models);
  return {
    id: newId(),
    createdAt,
    title: titleOf(text),
    titled: false,
    text,
    segments,
    duration: at,
    source: random() < 0.15 ? 'file' : 'microphone',
    model,
    language: 'en',
    ...onlyVersion({ madeAt: createdAt, model, language: 'en' }),
    ...unmarked,
    pinnedAt: random() < 0.002 ? createdAt : null,
    tags: random() < 0.1 ? [pick(random, tags)] : [],
  };
}

function sentence(random: Random): string {
  const words = Array.from({ length: 4 + Math.floor(random() * 12) }, () => {
    return vocabulary[Math.floor(random() ** 2.5 * vocabulary.length)]!;
  });
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!;
}
