import type { Interval } from "./interval.ts";
import { Z_95 } from "./wilson.ts";

/**
 * The Kaplan–Meier median of durations of which some are censored (`observed[i]` 0: still open after `durations[i]`):
 * the smallest event time t with S(t) ≤ ½, S(t) = Π over event times tᵢ ≤ t of (1 − dᵢ/nᵢ), nᵢ = those with a duration of
 * at least tᵢ, those censored at exactly tᵢ included. S is compared with ½ exactly. `null` where S never gets there, and
 * for no durations. Durations are ≥ 0, in any unit and order; the arrays have equal lengths and are not changed.
 */
export function kaplanMeierMedian(durations: Float64Array, observed: Uint8Array): number | null {
  const steps = eventSteps(durations, observed);
  const survival = new SurvivalProduct(durations.length);
  for (let i = 0; i < steps.count; i += 1) {
    survival.step(steps.atRisk[i] ?? 0, steps.events[i] ?? 0);
    if (survival.isAtMostHalf(steps)) return (steps.times[i] ?? 0) + 0;
  }
  return null;
}

/**
 * The 95 % interval of the Kaplan–Meier median: the event times at which the log–log band of S,
 * S^exp(± z·√V / |ln S|) with V = Σ dᵢ/(nᵢ(nᵢ − dᵢ)) (Greenwood), first reaches ½: `low` where its lower edge does, `high`
 * where its upper edge does. A time with S = 0 counts for `low` only. An edge that never gets there: that end is open.
 * How many durations are needed for a judgement is the caller's rule.
 */
export function kaplanMeierInterval(durations: Float64Array, observed: Uint8Array): Interval {
  const steps = eventSteps(durations, observed);
  const survival = new SurvivalProduct(durations.length);
  let greenwood = 0;
  let low: number | null = null;
  let high: number | null = null;
  for (let i = 0; i < steps.count && high === null; i += 1) {
    const atRisk = steps.atRisk[i] ?? 0;
    const events = steps.events[i] ?? 0;
    const time = (steps.times[i] ?? 0) + 0;
    survival.step(atRisk, events);
    if (atRisk === events) {
      low ??= time;
      break;
    }
    greenwood += events / (atRisk * (atRisk - events));
    const s = survival.value;
    const reach = Math.exp((Z_95 * Math.sqrt(greenwood)) / Math.abs(Math.log(s)));
    if (low === null && s ** reach <= 0.5) low = time;
    if (s ** (1 / reach) <= 0.5) high = time;
  }
  return { low, high };
}

/** The distinct event times in order, each with the number at risk and the number of events there. */
interface EventSteps {
  readonly count: number;
  readonly times: Float64Array;
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
}

function eventSteps(durations: Float64Array, observed: Uint8Array): EventSteps {
  const all = durations.slice().sort();
  const times = durations.filter((_, i) => observed[i] === 1).sort();
  const atRisk = new Float64Array(times.length);
  const events = new Float64Array(times.length);
  let count = 0;
  let shorter = 0;
  for (let i = 0; i < times.length; count += 1) {
    const time = times[i] ?? 0;
    let next = i + 1;
    while (next < times.length && times[next] === time) next += 1;
    while (shorter < all.length && (all[shorter] ?? 0) < time) shorter += 1;
    times[count] = time;
    atRisk[count] = all.length - shorter;
    events[count] = next - i;
    i = next;
  }
  return { count, times, atRisk, events };
}

/**
 * S as it falls. Between two censorings the factors telescope, (n − d)/n · (n − d − d′)/(n − d) = (n − d − d′)/n, so only
 * a censoring costs a rounding, and the rounding error stays countable.
 */
class SurvivalProduct {
  #before = 1;
  #runStart: number;
  #left: number;
  #roundings = 2;
  #stepCount = 0;

  constructor(total: number) {
    this.#runStart = total;
    this.#left = total;
  }

  get value(): number {
    return this.#before * (this.#left / this.#runStart);
  }

  step(atRisk: number, events: number): void {
    if (atRisk !== this.#left) {
      this.#before = this.value;
      this.#runStart = atRisk;
      this.#roundings += 2;
    }
    this.#left = atRisk - events;
    this.#stepCount += 1;
  }

  isAtMostHalf(steps: EventSteps): boolean {
    const margin = this.value - 0.5;
    // Each rounding is off by at most half an epsilon of its result; twice that is a safe fence around the truth.
    if (Math.abs(margin) > this.#roundings * Number.EPSILON * 0.5) return margin < 0;
    return isProductAtMostHalf(steps, this.#stepCount);
  }
}

/** Whether Π (nᵢ − dᵢ)/nᵢ over the first `count` steps is ≤ ½, in whole numbers: 2·Π(nᵢ − dᵢ) ≤ Π nᵢ. */
function isProductAtMostHalf(steps: EventSteps, count: number): boolean {
  // Equal factors above and below the line cancel first; most of them do.
  const powers = new Map<number, number>([[2, 1]]);
  for (let i = 0; i < count; i += 1) {
    const atRisk = steps.atRisk[i] ?? 0;
    const left = atRisk - (steps.events[i] ?? 0);
    if (left === 0) return true;
    powers.set(left, (powers.get(left) ?? 0) + 1);
    powers.set(atRisk, (powers.get(atRisk) ?? 0) - 1);
  }
  const above: bigint[] = [];
  const below: bigint[] = [];
  for (const [factor, power] of powers) {
    for (let i = 0; i < power; i += 1) above.push(BigInt(factor));
    for (let i = 0; i > power; i -= 1) below.push(BigInt(factor));
  }
  return product(above) <= product(below);
}

/** Halves multiplied with halves: numbers of equal length multiply much faster than one long with many short ones. */
function product(factors: readonly bigint[]): bigint {
  let level = factors;
  while (level.length > 1) {
    const next: bigint[] = [];
    for (let i = 0; i < level.length; i += 2) next.push((level[i] ?? 1n) * (level[i + 1] ?? 1n));
    level = next;
  }
  return level[0] ?? 1n;
}
