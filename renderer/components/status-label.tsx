import type { ReactElement, ReactNode } from "react";
import { certaintyOf, type Status } from "../../shared/report/charts/status.ts";
import { StatusMark } from "../../shared/report/charts/status-mark.tsx";

/** The mark with its word, always both; `rest` says what is missing. */
export function StatusLabel({
  status,
  rest,
  size = 14,
}: {
  readonly status: Status;
  readonly rest?: ReactNode;
  readonly size?: 14 | 16 | 24;
}): ReactElement {
  return (
    <span className="status">
      <span aria-hidden="true" className="row">
        <StatusMark status={status} size={size} />
      </span>
      <span className={certaintyOf(status.word)}>{status.word}</span>
      {rest === undefined || rest === "" ? null : <span className="rest">· {rest}</span>}
    </span>
  );
}
