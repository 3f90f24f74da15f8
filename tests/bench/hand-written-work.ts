import type { CellRows } from "../../shared/metrics/cell-rows.ts";

/**
 * The bound: what one would write by hand for this one question (weekly figures of every cell) over columns sorted by cell
 * and day, with running totals in local variables and no generality at all.
 */
export interface HandWritten {
  readonly value: Readonly<Record<string, Float64Array>>;
  readonly low: Readonly<Record<string, Float64Array>>;
  readonly high: Readonly<Record<string, Float64Array>>;
}

interface Answers {
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const Z = 1.959963984540054;
const Z2 = Z * Z;
const RATES = [
  "avd.rate",
  "avd.coverage",
  "avd.yield",
  "trust.acceptance",
  "trust.override",
  "trust.escalation",
  "system.failureRate",
] as const;
const OTHERS = [
  "avd.volume",
  "avd.perCustomer",
  "avd.value",
  "cost.total",
  "cost.perOutcome",
  "cost.modelPerOutcome",
  "cost.infraPerOutcome",
  "cost.supportPerOutcome",
  "cost.margin",
] as const;

export function handWrittenWork(
  rows: CellRows,
  cells: number,
  weeks: number,
  firstMonday: number,
  unitValue: number,
): HandWritten {
  const groups = cells * weeks;
  const make = (): Float64Array => new Float64Array(groups).fill(Number.NaN);
  const value = Object.fromEntries([...RATES, ...OTHERS].map((id) => [id, make()])) as Record<
    string,
    Float64Array
  >;
  const low = Object.fromEntries(RATES.map((id) => [id, make()])) as Record<string, Float64Array>;
  const high = Object.fromEntries(RATES.map((id) => [id, make()])) as Record<string, Float64Array>;
  const empty = new Float64Array(0);
  const [E = empty, A = empty, , Q = empty, ACC = empty, OVR = empty, ESC = empty, OUT = empty, MOD = empty] =
    rows.columns;
  const [INF = empty, SUP = empty, ACT = empty, REV = empty, FAIL = empty] = rows.columns.slice(9);
  const { cell, day, length } = rows;
  const answersOf = (id: string): Answers => ({
    value: value[id] ?? empty,
    low: low[id] ?? empty,
    high: high[id] ?? empty,
  });
  const rate = (answers: Answers, group: number, x: number, n: number): void => {
    if (n === 0) return;
    const p = x / n;
    const centre = p + Z2 / (2 * n);
    const half = Z * Math.sqrt((p * (1 - p) + Z2 / (4 * n)) / n);
    const scale = 1 + Z2 / n;
    answers.value[group] = p;
    answers.low[group] = (centre - half) / scale;
    answers.high[group] = (centre + half) / scale;
  };

  const avdRate = answersOf("avd.rate");
  const avdCoverage = answersOf("avd.coverage");
  const avdYield = answersOf("avd.yield");
  const systemFailureRate = answersOf("system.failureRate");
  const trustAcceptance = answersOf("trust.acceptance");
  const trustOverride = answersOf("trust.override");
  const trustEscalation = answersOf("trust.escalation");
  const avdVolume = value["avd.volume"] ?? empty;
  const avdValue = value["avd.value"] ?? empty;
  const avdPerCustomer = value["avd.perCustomer"] ?? empty;
  const costTotal = value["cost.total"] ?? empty;
  const costPerOutcome = value["cost.perOutcome"] ?? empty;
  const costModelPerOutcome = value["cost.modelPerOutcome"] ?? empty;
  const costInfraPerOutcome = value["cost.infraPerOutcome"] ?? empty;
  const costSupportPerOutcome = value["cost.supportPerOutcome"] ?? empty;
  const costMargin = value["cost.margin"] ?? empty;

  let row = 0;
  while (row < length) {
    const current = cell[row] ?? 0;
    const week = Math.floor(((day[row] ?? 0) - firstMonday) / 7);
    const end = firstMonday + (week + 1) * 7;
    const group = week * cells + current;
    let qe = 0,
      eq = 0,
      ae = 0,
      ea = 0,
      qa = 0,
      aq = 0,
      fa = 0,
      af = 0;
    let acc = 0,
      ovr = 0,
      esc = 0,
      q = 0,
      out = 0,
      mod = 0,
      inf = 0,
      sup = 0,
      rev = 0,
      act = 0;
    let qN = 0,
      outN = 0,
      modN = 0,
      infN = 0,
      supN = 0,
      revN = 0,
      actN = 0;
    for (; row < length && cell[row] === current && (day[row] ?? 0) < end; row += 1) {
      const e = E[row] ?? 0,
        a = A[row] ?? 0,
        k = Q[row] ?? 0,
        f = FAIL[row] ?? 0;
      if (k === k) {
        q += k;
        qN += 1;
        if (e === e) {
          qe += k;
          eq += e;
        }
        if (a === a) {
          qa += k;
          aq += a;
        }
      }
      if (a === a) {
        if (e === e) {
          ae += a;
          ea += e;
        }
        if (f === f) {
          fa += f;
          af += a;
        }
      }
      const x = ACC[row] ?? 0,
        y = OVR[row] ?? 0,
        z = ESC[row] ?? 0;
      if (x + y + z === x + y + z) {
        acc += x;
        ovr += y;
        esc += z;
      }
      const o = OUT[row] ?? 0,
        m = MOD[row] ?? 0,
        i = INF[row] ?? 0,
        s = SUP[row] ?? 0,
        r = REV[row] ?? 0,
        c = ACT[row] ?? 0;
      if (o === o) {
        out += o;
        outN += 1;
      }
      if (m === m) {
        mod += m;
        modN += 1;
      }
      if (i === i) {
        inf += i;
        infN += 1;
      }
      if (s === s) {
        sup += s;
        supN += 1;
      }
      if (r === r) {
        rev += r;
        revN += 1;
      }
      if (c === c) {
        act += c;
        actN += 1;
      }
    }
    rate(avdRate, group, qe, eq);
    rate(avdCoverage, group, ae, ea);
    rate(avdYield, group, qa, aq);
    rate(systemFailureRate, group, fa, af);
    const reviewed = acc + ovr + esc;
    rate(trustAcceptance, group, acc, reviewed);
    rate(trustOverride, group, ovr, reviewed);
    rate(trustEscalation, group, esc, reviewed);
    if (qN > 0) {
      avdVolume[group] = q;
      avdValue[group] = (q * unitValue) / 1e6;
      if (actN > 0 && act > 0) avdPerCustomer[group] = q / (act / actN);
    }
    const known = modN > 0 && infN > 0 && supN > 0;
    const total = mod + inf + sup;
    if (known) costTotal[group] = total / 1e6;
    if (outN > 0 && out > 0) {
      if (known) costPerOutcome[group] = total / 1e6 / out;
      if (modN > 0) costModelPerOutcome[group] = mod / 1e6 / out;
      if (infN > 0) costInfraPerOutcome[group] = inf / 1e6 / out;
      if (supN > 0) costSupportPerOutcome[group] = sup / 1e6 / out;
    }
    if (revN > 0 && known && rev !== 0) costMargin[group] = (rev - total) / rev;
  }
  return { value, low, high };
}
