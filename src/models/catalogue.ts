/**
 * Speech models that Sotto knows by name, smallest first in each family. Download sizes are known without asking a hub: the published
 * graphs, and 2.5 MB of tokenizer for Whisper. Nothing here is measured on this device; what no source states is null.
 */

import type { Family } from '../protocol/model.ts';
import { embeddedModel } from './embedded.ts';
import { parakeetV3Languages } from './layout/model-languages.ts';

export interface CatalogueCard {
  /** `OWNER/NAME` on a hub, or the embedded model's id. */
  id: string;
  name: string;
  family: Family;
  /** BCP 47 tags. */
  languages: readonly string[];
  licence: string;
  /** Bytes to download for the processor, with 8-bit weights. */
  bytes: number | null;
  /** Bytes to download for the GPU: an encoder in half precision and a decoder with 4-bit weights. */
  bytesOnGpu: number | null;
  accuracy: Accuracy | null;
}

/** Accuracy as published and not as measured here, for full precision; 8-bit weights are slightly less accurate. */
export interface Accuracy {
  /** In percent. */
  wordErrorRate: number;
  /** The test set. */
  on: string;
  /** Address of the publication. */
  source: string;
}

/** The order of OpenAI's own list, by hours of training data. https://github.com/openai/whisper/blob/main/whisper/tokenizer.py */
const whisperLanguages: readonly string[] = (
  'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk te fa lv ' +
  'bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa ' +
  'lb my bo tl mg as tt haw ln ha ba jw su'
).split(' ');

const moonshinePaper = 'https://arxiv.org/abs/2410.15608';
const clean = 'LibriSpeech test-clean';

const megabytes = (count: number): number => count * 1_000_000;

interface WhisperSize {
  name: string;
  size: string;
  bytes: number | null;
  bytesOnGpu: number;
  /** Word error rates in percent, with their source. */
  english: Accuracy | null;
  all: Accuracy | null;
}

const whisperSizes: readonly WhisperSize[] = [
  {
    name: 'Whisper tiny',
    size: 'tiny',
    bytes: megabytes(42.5),
    bytesOnGpu: megabytes(105.7),
    english: { wordErrorRate: 5.66, on: clean, source: moonshinePaper },
    all: { wordErrorRate: 7.55, on: clean, source: 'https://huggingface.co/openai/whisper-tiny' },
  },
  {
    name: 'Whisper base',
    size: 'base',
    bytes: megabytes(78.1),
    bytesOnGpu: megabytes(167.4),
    english: { wordErrorRate: 4.25, on: clean, source: moonshinePaper },
    all: null,
  },
  {
    name: 'Whisper small',
    size: 'small',
    bytes: null,
    bytesOnGpu: megabytes(412.2),
    english: { wordErrorRate: 2.77, on: clean, source: 'https://github.com/futo-org/whisper-acft' },
    all: null,
  },
];

/** The English export of a size differs from the multilingual one by some rows of its vocabulary, which hardly changes its bytes. */
function whisperCards({ name, size, bytes, bytesOnGpu, english, all }: WhisperSize): CatalogueCard[] {
  const id = `onnx-community/whisper-${size}`;
  const shared = { family: 'whisper', licence: 'MIT', bytes, bytesOnGpu } as const;
  return [
    { ...shared, id: `${id}.en`, name: `${name} (English)`, languages: ['en'], accuracy: english },
    { ...shared, id, name, languages: whisperLanguages, accuracy: all },
  ];
}

export const catalogue: readonly CatalogueCard[] = [
  {
    id: embeddedModel.id,
    name: embeddedModel.name,
    family: embeddedModel.family,
    languages: [embeddedModel.language],
    licence: 'MIT',
    bytes: embeddedModel.bytes,
    bytesOnGpu: null,
    accuracy: { wordErrorRate: 4.52, on: clean, source: moonshinePaper },
  },
  {
    id: 'onnx-community/moonshine-base-ONNX',
    name: 'Moonshine base',
    family: 'moonshine',
    languages: ['en'],
    licence: 'MIT',
    bytes: null,
    bytesOnGpu: null,
    accuracy: { wordErrorRate: 3.23, on: clean, source: moonshinePaper },
  },
  ...whisperSizes.flatMap(whisperCards),
  {
    id: 'onnx-community/whisper-large-v3-turbo',
    name: 'Whisper large v3 turbo',
    family: 'whisper',
    languages: [...whisperLanguages, 'yue'],
    licence: 'MIT',
    bytes: null,
    bytesOnGpu: megabytes(1611),
    accuracy: null,
  },
  {
    id: 'istupakov/parakeet-tdt-0.6b-v2-onnx',
    name: 'Parakeet TDT 0.6B v2',
    family: 'parakeet',
    languages: ['en'],
    licence: 'CC-BY-4.0',
    bytes: megabytes(670),
    bytesOnGpu: null,
    accuracy: { wordErrorRate: 1.69, on: clean, source: 'https://huggingface.co/nvidia/parakeet-tdt-0.6b-v2' },
  },
  {
    id: 'istupakov/parakeet-tdt-0.6b-v3-onnx',
    name: 'Parakeet TDT 0.6B v3',
    family: 'parakeet',
    languages: parakeetV3Languages,
    licence: 'CC-BY-4.0',
    bytes: megabytes(670),
    bytesOnGpu: null,
    accuracy: { wordErrorRate: 1.93, on: clean, source: 'https://huggingface.co/nvidia/parakeet-tdt-0.6b-v3' },
  },
];
