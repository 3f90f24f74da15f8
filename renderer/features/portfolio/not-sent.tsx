import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dateOfMoment } from "../../../shared/calendar/moments.ts";
import { isSilent, silentDays } from "../../../shared/portfolio/attention.ts";
import { counted } from "../../../shared/report/portfolio/attention-words.ts";
import { packRequest } from "../../../shared/report/portfolio/pack-request.ts";
import type { PortfolioRow } from "./use-portfolio.ts";

interface Silent {
  readonly pilotId: string;
  readonly company: string;
  readonly days: string;
  readonly message: string;
}

/** Who has not sent a pack in this cycle, each with the message that asks for it. */
export function NotSent({ rows }: { readonly rows: readonly PortfolioRow[] }): ReactElement | null {
  const silent = rows.flatMap(silentOf);
  if (silent.length === 0) return null;
  return (
    <section className="stack notsent" aria-labelledby="not-sent">
      <h2 id="not-sent" className="title3">
        Not sent this cycle
      </h2>
      <ul>
        {silent.map((one) => (
          <SilentRow key={one.pilotId} silent={one} />
        ))}
      </ul>
    </section>
  );
}

function SilentRow({ silent: { company, days, message } }: { readonly silent: Silent }): ReactElement {
  const [state, setState] = useState<"closed" | "copied" | "shown">("closed");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(message);
      setState("copied");
    } catch {
      // The browser keeps the clipboard to itself: the text is shown, to be copied by hand.
      setState("shown");
    }
  };
  return (
    <li>
      <div className="row wide">
        <span className="grow">
          <strong>{company}</strong> <span className="muted">{days}</span>
        </span>
        <span className="caption" role="status">
          {state === "copied" ? "Copied" : ""}
        </span>
        <Button
          size="compact-sm"
          aria-label={`${state === "shown" ? "Hide" : "Show"} message: ${company}`}
          aria-expanded={state === "shown"}
          onClick={() => setState(state === "shown" ? "closed" : "shown")}
        >
          {state === "shown" ? "Hide message" : "Show message"}
        </Button>
        <Button size="compact-sm" aria-label={`Copy message: ${company}`} onClick={() => void copy()}>
          Copy message
        </Button>
      </div>
      {state === "shown" ? (
        <textarea readOnly rows={14} aria-label={`Message to ${company}`} value={message} />
      ) : null}
    </li>
  );
}

function silentOf({ summary, details, standing }: PortfolioRow): readonly Silent[] {
  if (details === null) return [];
  const { overview, format, lastEntryAt } = details;
  const facts = { lastEntryAt, asOfMs: overview.asOfMs };
  if (!isSilent(facts)) return [];
  const days = silentDays(facts);
  const message = packRequest(
    {
      company: summary.company,
      workflow: overview.workflow,
      lastOn: dateOfMoment(lastEntryAt, overview.timeZone),
      days,
      dataTo: overview.dataTo,
      asks: standing?.duties.asks ?? overview.overdueAsks.count,
    },
    format,
  );
  return [{ pilotId: summary.pilotId, company: summary.company, days: counted(days ?? 0, "day"), message }];
}
