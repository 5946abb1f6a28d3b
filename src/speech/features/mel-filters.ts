/** Triangular filters on the mel scale of Slaney's Auditory Toolbox, each of unit area, as Whisper and NeMo have them. */

/** One triangular filter: weights of the bins from `first` on. */
export interface MelFilter {
  first: number;
  weights: Float64Array;
}

/** Hz up to which the scale is linear; above, it is logarithmic. */
const linearUntil = 1000;
const linearStep = 200 / 3;
const logarithmicStep = Math.log(6.4) / 27;

function melOf(hertz: number): number {
  if (hertz < linearUntil) return hertz / linearStep;
  return linearUntil / linearStep + Math.log(hertz / linearUntil) / logarithmicStep;
}

function hertzOf(mel: number): number {
  const above = mel - linearUntil / linearStep;
  return above < 0 ? mel * linearStep : linearUntil * Math.exp(above * logarithmicStep);
}

/** `count` filters from 0 Hz to half the rate over a spectrum of `bins` evenly spaced frequencies. */
export function melFilters(count: number, bins: number, rate: number): MelFilter[] {
  const highest = melOf(rate / 2);
  const edges = Array.from({ length: count + 2 }, (_, i) => hertzOf((highest * i) / (count + 1)));
  const frequency = (bin: number) => (bin * rate) / 2 / (bins - 1);
  return Array.from({ length: count }, (_, filter) => {
    const [low, middle, high] = edges.slice(filter, filter + 3) as [number, number, number];
    const weights: number[] = [];
    let first = 0;
    for (let bin = 0; bin < bins; bin++) {
      const rising = (frequency(bin) - low) / (middle - low);
      const falling = (high - frequency(bin)) / (high - middle);
      const weight = (Math.min(rising, falling) * 2) / (high - low);
      if (weight <= 0) continue;
      if (weights.length === 0) first = bin;
      weights.push(weight);
    }
    return { first, weights: Float64Array.from(weights) };
  });
}
