import { describe, expect, it } from "vitest";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import type { Threshold } from "../../../shared/metrics/threshold.ts";
import { thresholdPeriodsOf } from "../../../shared/metrics/threshold-periods.ts";
import { firingsOf } from "../../../shared/metrics/threshold-state.ts";
import type { OracleFiring, OracleThreshold } from "../../oracle/obligations.ts";
import { oracleFirings } from "../../oracle/obligations.ts";
import { randomOf } from "../../oracle/random.ts";
import { randomCase } from "../../oracle/random-inputs.ts";
import { randomThresholds } from "../../oracle/random-thresholds.ts";
import { day } from "./dataset-of-rows.ts";
import { oracleDataset } from "./oracle-dataset.ts";

const MS_PER_DAY = 86_400_000;

function engineThreshold({ id, metric, workflow, segment, direction, versions }: OracleThreshold): Threshold {
  if (!isMetricId(metric)) throw new Error(`no metric ${metric}`);
  return {
    id,
    metric,
    workflow,
    segment,
    badSide: direction,
    versions: versions.map(({ version, appliesFrom, breach, periods, deadlineHours }) => ({
      version,
      appliesFrom: day(appliesFrom),
      warn: null,
      breach,
      periods,
      owner: null,
      keeper: null,
      action: null,
      deadlineHours: deadlineHours ?? Number.POSITIVE_INFINITY,
    })),
  };
}

describe("threshold firing against the oracle", () => {
  let fired = 0;
  it.each(Array.from({ length: 64 }, (_, index) => index + 1))("seed %i", (seed) => {
    // Long enough for whole weeks and months.
    const drawn = randomCase(seed, { days: 40 + (seed % 4) * 25 });
    const { inputs, settings, last } = drawn;
    const thresholds = randomThresholds(seed, drawn, 12);
    const random = randomOf(seed);
    const asOf = (day(last) + random.int(-30, 12)) * MS_PER_DAY + random.int(0, MS_PER_DAY);
    const expected = oracleFirings(inputs, settings, thresholds, asOf);
    const prepared = prepareDataset(oracleDataset(inputs, settings));
    const engine = thresholds.map(engineThreshold);
    const periods = thresholdPeriodsOf(prepared, engine);
    const found = engine.flatMap((threshold, place) =>
      firingsOf(
        threshold,
        periods[place] ?? [],
        zoneClock(settings.timeZone),
        prepared.settings.confirmationHours,
        asOf,
      ).map(
        ({ obligation, version, period, proof, firedAt, deadline }): OracleFiring => ({
          obligation,
          threshold: threshold.id,
          version: version.version,
          period,
          proof,
          firedAt,
          deadline: Number.isFinite(deadline) ? deadline : null,
        }),
      ),
    );
    expect(found).toEqual(expected);
    fired += expected.length;
  });

  it("has fired often enough to mean something, both ways", () => {
    expect(fired).toBeGreaterThan(300);
  });
});
