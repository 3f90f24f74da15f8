import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { CHARTER_TEMPLATES } from "../../../shared/domain/charter-templates.ts";
import { charterInForce, charters, versionOf } from "../../../shared/domain/charter-versions.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { CharterPage } from "./charter-page.tsx";
import type { ListProps } from "./list-props.ts";

/** The role charters, one page each: what the role is there for, does, decides, is judged by and leaves alone. */
export function ChartersTab({ open, selected, onSelect }: ListProps): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const all = charters(pilot);
  const missing = CHARTER_TEMPLATES.filter(({ role }) => !all.some(({ key }) => key === role));
  const begin = (role: string): void => {
    void execute(pilot.pilotId, `Charter begun: ${role}`, [{ command: "charter.template", input: { role } }]);
    onSelect(role);
  };
  const buttons = missing.map(({ role }) => (
    <Button key={role} onClick={() => begin(role)}>
      Begin {role}
    </Button>
  ));
  if (all.length === 0) {
    return (
      <EmptyState
        what="Here will be the charters of AI Product Ops and Revenue Engineering, one page each."
        why="They begin with the method’s text and are linked to the decision rights that the role holds."
      >
        {buttons}
      </EmptyState>
    );
  }
  const chosen = all.find(({ key }) => key === selected) ?? all[0];
  return (
    <div className="charters">
      <nav className="stack noprint" aria-label="Charters">
        <ul className="surface">
          {all.map(({ key, title, versions }) => {
            const inForce = charterInForce(pilot, key, overview.moment.date);
            const draft = versions.at(-1);
            return (
              <li key={key}>
                <button
                  type="button"
                  className="navrow"
                  aria-current={key === chosen?.key ? "page" : undefined}
                  onClick={() => onSelect(key)}
                >
                  <strong>{title}</strong>
                  <span className="caption">
                    {inForce?.holder === undefined ? "nobody holds it" : nameOfPerson(pilot, inForce.holder)}
                    {inForce === null ? "" : ` · version ${versionOf(inForce)}`}
                    {draft?.approvedOn === undefined && draft?.id !== inForce?.id
                      ? `, version ${versionOf(draft ?? {})} drafted`
                      : ""}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
        {buttons.length === 0 ? null : <div className="stack tight">{buttons}</div>}
      </nav>
      {chosen === undefined ? null : <CharterPage key={chosen.key} open={open} charter={chosen} />}
    </div>
  );
}
