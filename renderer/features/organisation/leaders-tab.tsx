import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { LeaderSheet } from "./leader-sheet.tsx";
import type { ListProps } from "./list-props.ts";

/** One sheet a leader from the record: cross-domain performance, no score, for the operating partner alone. */
export function LeadersTab({ open, selected, onSelect }: ListProps): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const answer = useAnswer([pilot, asOfMs], () => figures.ask("leaders", pilot, asOfMs, null));
  if (answer.kind === "failed") return <p className="note bad">{answer.problem.message}</p>;
  if (answer.kind === "loading") return <Loading height={480} what="the sheets" />;
  const sheets = answer.value;
  const chosen = sheets.find(({ person }) => person === selected) ?? sheets[0];
  if (chosen === undefined) {
    return (
      <EmptyState
        what="Here will be one sheet for each leader of product, technology and revenue."
        why="It is made from the record alone. Name the leaders in People, with their role."
      />
    );
  }
  return (
    <div className="charters">
      <nav className="stack noprint" aria-label="Leaders">
        <ul className="surface">
          {sheets.map(({ person, name, role }) => (
            <li key={person}>
              <button
                type="button"
                className="navrow"
                aria-current={person === chosen.person ? "page" : undefined}
                onClick={() => onSelect(person)}
              >
                <strong>{name}</strong>
                {role === null || role.toLowerCase() === name.toLowerCase() ? null : (
                  <span className="caption">{role}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
        <p className="caption">
          Partner only. Computed from the record and stored nowhere; your notes are left out of every pack
          that is shared with others.
        </p>
        <div>
          <Button onClick={() => window.print()}>Print…</Button>
        </div>
      </nav>
      <LeaderSheet key={chosen.person} open={open} sheet={chosen} />
    </div>
  );
}
