import type { ReactElement } from "react";
import type { CaseChange } from "../../../shared/domain/obligation-case.ts";
import type { RightState } from "../../../shared/domain/rights.ts";
import { changeLetter } from "../../../shared/report/charts/change-letter.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { hrefOf } from "../places.ts";
import { changeWords } from "./case-words.ts";

/** The changes near a crossing, each with its flag. */
export function CaseChanges({
  pilotId,
  changes,
  format,
}: {
  readonly pilotId: string;
  readonly changes: readonly CaseChange[];
  readonly format: ReportFormat;
}): ReactElement {
  return (
    <section aria-label="Changes">
      <h3 className="label">Changes within 14 days of the crossing</h3>
      {changes.length === 0 ? <p className="muted">None is on record.</p> : null}
      <ul className="rowlist">
        {changes.map((change) => (
          <li key={change.id}>
            <span className="flagletter" aria-hidden="true">
              {changeLetter(change.kinds)}
            </span>
            <span className="grow">
              <a href={hrefOf(`/c/${pilotId}/changes?item=${change.id}`)}>{change.title}</a>
              <br />
              <span className="caption">
                {[changeWords(change, format), change.kinds.join(", ")]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Delegated rights, each with its state. */
export function CaseRights({
  pilotId,
  title,
  rights,
}: {
  readonly pilotId: string;
  readonly title: string;
  readonly rights: readonly RightState[];
}): ReactElement | null {
  if (rights.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="label">{title}</h3>
      <ul className="rowlist">
        {rights.map(({ id, domain, state }) => (
          <li key={id}>
            <StatusLabel status={{ word: state }} />
            <a className="grow" href={hrefOf(`/c/${pilotId}/decisions?tab=Guardrails&item=${id}`)}>
              {sentence(domain)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** With a capital. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
