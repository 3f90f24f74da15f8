/** Interactions as plain columns, sorted by cell and day. Codes as in the dictionaries of the benchmark's data. */
export interface SortedInteractions {
  readonly cell: Int32Array;
  readonly day: Int32Array;
  readonly mode: Uint8Array;
  readonly disposition: Uint8Array;
  readonly quality: Uint8Array;
  readonly cycle: Float64Array;
  readonly correction: Float64Array;
  readonly success: Float64Array;
  readonly model: Float64Array;
  readonly infra: Float64Array;
  readonly support: Float64Array;
}

/** Counts, sums and quantiles of every cell and week, by id of the metric. */
export type InteractionAnswers = Readonly<Record<string, Float64Array>>;

interface Answers {
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const Z = 1.959963984540054;
const Z2 = Z * Z;

/** The bound for interactions: one loop over the sorted columns, quantiles by selection in a scratch buffer. */
export function handWrittenInteractions(
  rows: SortedInteractions,
  cells: number,
  weeks: number,
  firstMonday: number,
  unitValue: number,
): InteractionAnswers {
  const groups = cells * weeks;
  const make = (): Float64Array => new Float64Array(groups).fill(Number.NaN);
  const answers: Record<string, Float64Array> = {};
  const column = (id: string): Float64Array => {
    const made = make();
    answers[id] = made;
    return made;
  };
  const rateColumns = (id: string): Answers => ({
    value: column(id),
    low: column(`${id} low`),
    high: column(`${id} high`),
  });
  const rate = (into: Answers, group: number, x: number, n: number): void => {
    if (n === 0) return;
    const p = x / n;
    const centre = p + Z2 / (2 * n);
    const half = Z * Math.sqrt((p * (1 - p) + Z2 / (4 * n)) / n);
    const scale = 1 + Z2 / n;
    into.value[group] = p;
    into.low[group] = (centre - half) / scale;
    into.high[group] = (centre + half) / scale;
  };
  const { cell, day } = rows;
  const cycles = new Float64Array(cell.length);
  const corrections = new Float64Array(cell.length);
  const avdRate = rateColumns("avd.rate");
  const avdCoverage = rateColumns("avd.coverage");
  const avdYield = rateColumns("avd.yield");
  const trustAcceptance = rateColumns("trust.acceptance");
  const trustOverride = rateColumns("trust.override");
  const trustEscalation = rateColumns("trust.escalation");
  const avdVolume = column("avd.volume");
  const avdValue = column("avd.value");
  const trustCorrections = column("trust.corrections");
  const costTotal = column("cost.total");
  const costPerOutcome = column("cost.perOutcome");
  const costModelPerOutcome = column("cost.modelPerOutcome");
  const costInfraPerOutcome = column("cost.infraPerOutcome");
  const costSupportPerOutcome = column("cost.supportPerOutcome");
  const avdCycleP50 = column("avd.cycleP50");
  const avdCycleP90 = column("avd.cycleP90");
  const trustCorrectionP50 = column("trust.correctionP50");
  const trustCorrectionP90 = column("trust.correctionP90");
  let row = 0;
  while (row < cell.length) {
    const current = cell[row] ?? 0;
    const week = Math.floor(((day[row] ?? 0) - firstMonday) / 7);
    const end = firstMonday + (week + 1) * 7;
    const group = week * cells + current;
    const start = row;
    let attempted = 0,
      qualified = 0,
      accepted = 0,
      overridden = 0,
      escalated = 0;
    let success = 0,
      successN = 0,
      total = 0,
      model = 0,
      infra = 0,
      support = 0,
      c = 0,
      k = 0;
    for (; row < cell.length && cell[row] === current && (day[row] ?? 0) < end; row += 1) {
      const mode = rows.mode[row] ?? 0,
        disposition = rows.disposition[row] ?? 0;
      if (mode !== 3) attempted += 1;
      if (mode === 1 && disposition !== 2 && disposition !== 3 && rows.quality[row] === 1) qualified += 1;
      if (disposition === 1) accepted += 1;
      else if (disposition === 2) overridden += 1;
      else if (disposition === 3) escalated += 1;
      const s = rows.success[row] ?? 0;
      if (s === s) {
        success += s;
        successN += 1;
      }
      model += rows.model[row] ?? 0;
      infra += rows.infra[row] ?? 0;
      support += rows.support[row] ?? 0;
      const minutes = rows.cycle[row] ?? 0;
      if (minutes === minutes) {
        cycles[c] = minutes;
        c += 1;
      }
      const late = rows.correction[row] ?? 0;
      if (late === late) {
        corrections[k] = late;
        k += 1;
      }
    }
    const eligible = row - start;
    rate(avdRate, group, qualified, eligible);
    rate(avdCoverage, group, attempted, eligible);
    rate(avdYield, group, qualified, attempted);
    const reviewed = accepted + overridden + escalated;
    rate(trustAcceptance, group, accepted, reviewed);
    rate(trustOverride, group, overridden, reviewed);
    rate(trustEscalation, group, escalated, reviewed);
    avdVolume[group] = qualified;
    avdValue[group] = (qualified * unitValue) / 1e6;
    trustCorrections[group] = k;
    total = model + infra + support;
    costTotal[group] = total / 1e6;
    if (successN > 0 && success > 0) {
      costPerOutcome[group] = total / 1e6 / success;
      costModelPerOutcome[group] = model / 1e6 / success;
      costInfraPerOutcome[group] = infra / 1e6 / success;
      costSupportPerOutcome[group] = support / 1e6 / success;
    }
    if (c > 0) {
      avdCycleP50[group] = quantile(cycles, c, 0.5);
      avdCycleP90[group] = quantile(cycles, c, 0.9);
    }
    if (k > 0) {
      trustCorrectionP50[group] = quantile(corrections, k, 0.5);
      trustCorrectionP90[group] = quantile(corrections, k, 0.9);
    }
  }
  return answers;
}

/** The quantile of the first `n` values, which it puts in another order. */
export function quantile(values: Float64Array, n: number, q: number): number {
  const position = (n - 1) * q;
  const rank = Math.floor(position);
  const value = select(values, n, rank);
  if (position === rank) return value;
  let next = Number.POSITIVE_INFINITY;
  for (let i = rank + 1; i < n; i += 1) if ((values[i] ?? next) < next) next = values[i] ?? next;
  return value + (position - rank) * (next - value);
}

function select(values: Float64Array, n: number, rank: number): number {
  let low = 0;
  let high = n - 1;
  while (high - low > 16) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let i = low,
      j = high;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while ((values[j] ?? 0) > pivot) j -= 1;
      if (i <= j) {
        const swap = values[i] ?? 0;
        values[i] = values[j] ?? 0;
        values[j] = swap;
        i += 1;
        j -= 1;
      }
    }
    if (rank <= j) high = j;
    else if (rank >= i) low = i;
    else return values[rank] ?? Number.NaN;
  }
  for (let i = low + 1; i <= high; i += 1) {
    const moved = values[i] ?? 0;
    let j = i - 1;
    for (; j >= low && (values[j] ?? 0) > moved; j -= 1) values[j + 1] = values[j] ?? 0;
    values[j + 1] = moved;
  }
  return values[rank] ?? Number.NaN;
}
