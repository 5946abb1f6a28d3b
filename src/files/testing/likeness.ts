/** Whether two sounds are one. */

/** Samples that one may be later than the other: 60 ms. */
const most = 960;

/** The greatest correlation of two sounds, one up to 60 ms later than the other. */
export const likeness = (one: Float32Array, other: Float32Array): number => correlation(one, other, lagOf(one, other));

/** By how many samples the other sound is later, at most 60 ms. */
export function lagOf(one: Float32Array, other: Float32Array): number {
  const lags = Array.from({ length: 2 * most }, (_, i) => i - most);
  const products = lags.map((lag) => sums(one, other, lag).product);
  return lags[products.indexOf(Math.max(...products))]!;
}

export function correlation(one: Float32Array, other: Float32Array, lag: number): number {
  const { product, power, otherPower } = sums(one, other, lag);
  return product / Math.sqrt(power * otherPower);
}

/** Over the samples that both have. */
function sums(one: Float32Array, other: Float32Array, lag: number) {
  const [from, to] = [Math.max(0, -lag), Math.min(one.length, other.length - lag)];
  let [product, power, otherPower] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const [here, there] = [one[i]!, other[i + lag]!];
    product += here * there;
    power += here * here;
    otherPower += there * there;
  }
  return { product, power, otherPower };
}
