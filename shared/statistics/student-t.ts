import { Z_95 } from "./wilson.ts";

/** From this many degrees of freedom on the expansion around the normal quantile is exact to 1e-15. */
const EXPANSION_FROM = 500;
const CENTRAL_PROBABILITY = 0.95;
const remembered = new Map<number, number>();

/**
 * The 0.975 quantile of Student's t distribution for a whole number of degrees of freedom from 1 on, to a relative error
 * below 1e-12. Below 500 it inverts the finite sums for P(|T| ≤ t) (Abramowitz & Stegun 26.7.3 and 26.7.4); above that it
 * is the Cornish–Fisher expansion (26.7.5). Throws a RangeError for anything that is no positive whole number.
 */
export function studentT975(degreesOfFreedom: number): number {
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`Degrees of freedom must be a positive whole number: ${degreesOfFreedom}`);
  }
  if (degreesOfFreedom >= EXPANSION_FROM) return expandAroundNormal(degreesOfFreedom);
  let quantile = remembered.get(degreesOfFreedom);
  if (quantile === undefined) {
    quantile = invertCentralProbability(degreesOfFreedom);
    remembered.set(degreesOfFreedom, quantile);
  }
  return quantile;
}

function expandAroundNormal(degreesOfFreedom: number): number {
  const z = Z_95;
  const s = z * z;
  const g1 = (z * (s + 1)) / 4;
  const g2 = (z * ((5 * s + 16) * s + 3)) / 96;
  const g3 = (z * (((3 * s + 19) * s + 17) * s - 15)) / 384;
  const g4 = (z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945)) / 92_160;
  const v = degreesOfFreedom;
  return z + (g1 + (g2 + (g3 + g4 / v) / v) / v) / v;
}

function invertCentralProbability(degreesOfFreedom: number): number {
  if (degreesOfFreedom === 1) return Math.tan((CENTRAL_PROBABILITY * Math.PI) / 2);
  // In the angle θ = atan(t / √ν) the probability is concave, so Newton's steps cannot run away.
  let angle = Math.atan(expandAroundNormal(degreesOfFreedom) / Math.sqrt(degreesOfFreedom));
  for (let step = 0; step < 50; step += 1) {
    const { probability, slope } = centralProbability(angle, degreesOfFreedom);
    const change = (CENTRAL_PROBABILITY - probability) / slope;
    angle += change;
    if (Math.abs(change) < 1e-15 * angle) break;
  }
  return Math.sqrt(degreesOfFreedom) * Math.tan(angle);
}

/** P(|T| ≤ √ν·tan θ) and its derivative by θ, both as sums and products of positive terms. */
function centralProbability(
  angle: number,
  degreesOfFreedom: number,
): { readonly probability: number; readonly slope: number } {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const isOdd = degreesOfFreedom % 2 === 1;
  let power = isOdd ? cosine : 1;
  let sum = 0;
  let slope = isOdd ? 2 / Math.PI : 1;
  for (let k = isOdd ? 3 : 2; k <= degreesOfFreedom; k += 2) {
    sum += power;
    power *= ((k - 1) / k) * cosine * cosine;
    if (k > 2) slope *= ((k - 1) / (k - 2)) * cosine * cosine;
  }
  if (!isOdd) return { probability: sine * sum, slope: slope * cosine };
  return { probability: (2 / Math.PI) * (angle + sine * sum), slope };
}
