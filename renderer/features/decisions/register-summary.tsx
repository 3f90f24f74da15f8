import type { ReactElement } from "react";
import type { DecisionRegister } from "../../../shared/domain/decision-register.ts";
import { LENS_NAMES } from "../../../shared/domain/lenses.ts";
import { LEAST_TAKEN } from "../../../shared/domain/waits.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** How fast this company decides, and whether the deciding hangs on one seat. */
export function RegisterSummary({
  open,
  register,
}: {
  readonly open: OpenPilot;
  readonly register: DecisionRegister;
}): ReactElement {
  const { format } = open;
  const { delay, bottleneck, calibrations, rows } = register;
  const days = (value: number | null): string =>
    value === null ? "–" : `${format.numbers.fixed(value, 1)} days`;
  const percent = (part: number): string => `${format.numbers.upTo(Math.round(part * 100), 0)}\u2009%`;
  const findings = rows.filter((row) => row.findings.length > 0).length;
  const { share, personally, taken, waits, limits, over } = bottleneck;
  const seat =
    taken === 0
      ? "nobody named yet"
      : `${personally} of ${taken}${share === null ? "" : ` (${percent(share)})`}`;
  return (
    <section className="facttiles" aria-label="How decisions are taken">
      <Fact
        label="Coordination delay"
        value={days(delay.medianDays)}
        caption={`raised to decided, median · ${delay.decided} decided, ${delay.open} open${
          delay.oldestOpenDays === null ? "" : `, oldest ${days(delay.oldestOpenDays)}`
        }`}
      />
      <Fact
        label="Taken by the converged executive"
        value={seat}
        caption={
          taken > 0 && taken < LEAST_TAKEN
            ? `too few to judge before ${LEAST_TAKEN} are taken`
            : `amber over ${percent(limits.share)}`
        }
        isOver={over.includes("share")}
      />
      <Fact
        label="Wait for that seat"
        value={days(waits.medianDays)}
        caption={`median · ${waits.open} waiting · amber over ${format.numbers.upTo(limits.days, 1)} days`}
        isOver={over.includes("wait")}
      />
      <Fact
        label="With findings"
        value={`${findings} of ${rows.length}`}
        caption={findings === 0 ? "every decision within its rights" : "see the rows marked below"}
      />
      {calibrations.some(({ rate }) => rate !== null) ? (
        <Fact
          label="Expected rightly"
          value={calibrations
            .flatMap(({ rate }) => (rate === null ? [] : [format.value(rate.value, "rate").text]))
            .join(" · ")}
          caption={calibrations
            .flatMap(({ lens, rate, met, judged }) =>
              rate === null
                ? []
                : [
                    `${LENS_NAMES[lens]} ${met} of ${judged} (${format.interval(rate.low, rate.high, "rate")})`,
                  ],
            )
            .join("; ")}
        />
      ) : null}
    </section>
  );
}

function Fact({
  label,
  value,
  caption,
  isOver = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly caption: string;
  readonly isOver?: boolean;
}): ReactElement {
  return (
    <div className="fact">
      <span className="label">{label}</span>
      <span className="figure2">{value}</span>
      {isOver ? (
        <StatusLabel status={{ word: "over its limit" }} rest={caption} />
      ) : (
        <span className="caption">{caption}</span>
      )}
    </div>
  );
}
