import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

interface PeopleProps {
  readonly open: OpenPilot;
  readonly label: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => Promise<unknown>;
}

/** One person who answers. Where several were named each can be taken away until one is left. */
export function DriField({
  problem,
  ...props
}: PeopleProps & {
  /** What is wrong with who stands there; null: nothing. */
  readonly problem: string | null;
}): ReactElement {
  const { open, label, ids, onChange } = props;
  if (ids.length <= 1) {
    return (
      <PersonSelect
        pilot={open.pilot}
        label={label}
        value={ids[0] ?? null}
        onChange={(id) => void onChange(id === null ? [] : [id])}
      />
    );
  }
  return (
    <div className="stack tight">
      <span className="label">{label}</span>
      <StatusLabel status={{ word: "unproven" }} rest={problem ?? ""} />
      <Chips {...props} />
    </div>
  );
}

/** Several people; the field adds one more. */
export function PeopleField(props: PeopleProps): ReactElement {
  const { open, label, ids, onChange } = props;
  return (
    <div className="stack tight">
      <PersonSelect
        // A person who was added leaves the field empty for the next one.
        key={ids.join(" ")}
        pilot={open.pilot}
        label={label}
        value={null}
        placeholder={ids.length === 0 ? "Nobody yet" : "Add another"}
        onChange={(id) => {
          if (id !== null && !ids.includes(id)) void onChange([...ids, id]);
        }}
      />
      {ids.length === 0 ? null : <Chips {...props} />}
    </div>
  );
}

function Chips({ open, label, ids, onChange }: PeopleProps): ReactElement {
  return (
    <ul className="named">
      {ids.map((id) => {
        const name = recordById(open.pilot, "person", id)?.name ?? "somebody who left";
        return (
          <li key={id} className="chip">
            {name}
            <button
              type="button"
              className="iconbutton"
              aria-label={`${label}: take ${name} away`}
              onClick={() => void onChange(ids.filter((other) => other !== id))}
            >
              <IconX size={14} stroke={1.5} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
