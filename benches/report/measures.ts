/**
 * The catalogue of measures: name, unit, phase and yardstick. The yardstick in `beside` is measured in the same run under the same
 * conditions, so that the ratio of the two is more meaningful than either.
 */

import type { Phase, SuiteName, Unit } from '../../src/protocol/bench.ts';

/** Raised whenever figures of old and new reports would no longer be comparable: another clip, another way to measure. */
export const suiteVersion = 1;

export const suiteNames: readonly SuiteName[] = ['micro', 'model', 'end-to-end', 'storage', 'accuracy', 'memory'];

export interface Measure {
  suite: SuiteName;
  phase: Phase;
  unit: Unit;
  /** Whether lower or higher values are better. */
  better: 'lower' | 'higher';
  beside?: string;
  /** The figure depends on the model. */
  isOfModel: boolean;
  /** The figure is a yardstick, not a property of the app. */
  isYardstick: boolean;
}

type Plan = Partial<Measure> & Pick<Measure, 'suite'>;

const piece = (beside = 'micro.pace'): Plan => ({ suite: 'micro', beside, isOfModel: false });
const ofModel = (beside?: string): Plan => ({ suite: 'model', ...(beside ? { beside } : {}) });
const yardstick: Plan = { suite: 'model', isYardstick: true };
const spoken = (beside?: string): Plan => ({ suite: 'end-to-end', ...(beside ? { beside } : {}) });
const kept: Plan = { suite: 'storage', beside: 'micro.pace', isOfModel: false };
const counted: Plan = { suite: 'accuracy', unit: 'share' };

const plans: Readonly<Record<string, Plan>> = {
  'micro.pace': { ...piece(), isYardstick: true },
  'micro.ring-write': piece(),
  'micro.history-append': piece(),
  'micro.resample': piece(),
  'micro.mel': piece(),
  'micro.level': piece(),
  'micro.vad': piece(),
  'micro.record': piece(),
  'micro.tokens-to-text': piece(),
  'micro.align-words': piece(),

  'model.ready': { ...ofModel(), phase: 'cold' },
  'model.load': { ...ofModel('reference.load'), phase: 'cold' },
  'model.first-run': { ...ofModel('reference.first-run'), phase: 'cold' },
  'model.pass-1s': ofModel('reference.pass-1s'),
  'model.pass-5s': ofModel('reference.pass-5s'),
  'model.pass-10s': ofModel('reference.pass-10s'),
  'model.encode': ofModel('bare.encode'),
  'model.decode': { ...ofModel('bare.decode'), unit: 'per-second', better: 'higher' },
  'model.backend': ofModel('reference.pass-5s'),
  'model.memory-share': { ...ofModel(), unit: 'share', better: 'higher' },
  'gpu.memory': { ...yardstick, isOfModel: false, unit: 'bytes-per-second', better: 'higher' },
  'model.sustained': { ...ofModel(), phase: 'sustained' },
  'bare.pass-5s': { ...yardstick, beside: 'reference.pass-5s' },
  'bare.encode': yardstick,
  'bare.decode': { ...yardstick, unit: 'per-second', better: 'higher' },
  'reference.load': { ...yardstick, phase: 'cold' },
  'reference.first-run': { ...yardstick, phase: 'cold' },
  'reference.pass-1s': yardstick,
  'reference.pass-5s': yardstick,
  'reference.pass-10s': yardstick,

  'end-to-end.stop-1s': spoken('reference.pass-1s'),
  'end-to-end.stop-5s': spoken('reference.pass-5s'),
  'end-to-end.stop-10s': spoken('reference.pass-10s'),
  'end-to-end.endpoint': spoken(),
  'end-to-end.first-partial': spoken(),
  'end-to-end.partial-gap': spoken(),
  'end-to-end.live-lag': spoken(),
  'end-to-end.file': { ...spoken('reference.file'), unit: 'times', better: 'higher' },
  'reference.file': { ...yardstick, suite: 'end-to-end', unit: 'times', better: 'higher' },

  'storage.append': kept,
  'storage.read': kept,
  'storage.list': kept,
  'storage.read-model': { suite: 'storage', unit: 'bytes-per-second', better: 'higher' },

  'accuracy.file-wrong': counted,
  'accuracy.live-wrong': counted,
  'accuracy.long-wrong': counted,
  'accuracy.edges': { ...counted, better: 'higher' },
  'accuracy.invented': { ...counted, unit: 'words' },
  'accuracy.reference-wrong': { ...counted, isYardstick: true },
  'accuracy.reference-long-wrong': { ...counted, isYardstick: true },

  'memory.page': { suite: 'memory', unit: 'bytes' },
  'memory.engine': { suite: 'memory', unit: 'bytes' },
};

export const measures: ReadonlyMap<string, Measure> = new Map(
  Object.entries(plans).map(([id, plan]) => [
    id,
    { phase: 'warm', unit: 'ms', better: 'lower', isOfModel: true, isYardstick: false, ...plan },
  ]),
);
