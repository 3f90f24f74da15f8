import type { ReactElement } from "react";
import type { PlanLine } from "../../../shared/domain/readiness/readiness-plan.ts";

/** The transformation plan from day one: what is done by which day, and the gaps that it closes. */
export function PlanLines({ plan }: { readonly plan: readonly PlanLine[] }): ReactElement {
  return (
    <section className="stack" aria-labelledby="plan-lines">
      <div className="row wide">
        <h3 id="plan-lines" className="title3">
          Plan from day one
        </h3>
        <span className="caption">
          {plan.length === 0
            ? "No answer is at level 0 or 1: nothing has to be mended first."
            : "One line for each measure that closes a gap, in the order of its day."}
        </span>
      </div>
      {plan.length === 0 ? null : (
        <div className="tablebox" tabIndex={0} role="group" aria-label="Plan from day one, scrollable">
          <table className="table difference" aria-label="Plan from day one">
            <thead>
              <tr>
                <th scope="col" style={{ width: 112 }}>
                  By
                </th>
                <th scope="col">What is done</th>
                <th scope="col">Because today</th>
              </tr>
            </thead>
            <tbody>
              {plan.map(({ key, title, phase, dueDay, gaps }) => (
                <tr key={key}>
                  <td>
                    Day {dueDay} · {phase}
                  </td>
                  <th scope="row">{title}</th>
                  <td className="muted">
                    {gaps.map(({ question, level, found }) => (
                      <div key={question}>
                        {level}: {found}
                      </div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
