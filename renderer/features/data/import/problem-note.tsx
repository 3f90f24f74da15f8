import type { ReactElement } from "react";
import { ERROR_CODES } from "../../../../shared/errors/error-codes.ts";
import type { Problem } from "../../../../shared/errors/problem.ts";

/** What went wrong, where, what to do, and that nothing was changed. */
export function ProblemNote({ problem }: { readonly problem: Problem }): ReactElement {
  const remedy = problem.remedy ?? ERROR_CODES[problem.code].remedy;
  return (
    <div className="note bad" role="alert">
      <p>
        <strong>{problem.code}</strong>: {problem.message}
        {problem.where === undefined ? "" : ` (${problem.where})`}
      </p>
      <p className="muted">
        {remedy}
        {/nothing was changed/i.test(remedy) ? "" : " Nothing was changed."}
      </p>
    </div>
  );
}
