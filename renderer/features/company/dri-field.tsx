import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { PersonSelect } from "../../components/person-select.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

/** One person who answers. Where several were named each can be taken away until one is left. */
export function DriField({
  open,
  label,
  ids,
  problem,
  onChange,
}: {
  readonly open: OpenPilot;
  readonly label: string;
  readonly ids: readonly string[];
  /** What is wrong with who stands there; null: nothing. */
  readonly problem: string | null;
  readonly onChange: (ids: readonly string[]) => Promise<unknown>;
}): ReactElement {
  const { pilot } = open;
  if (ids.length <= 1) {
    return (
      <PersonSelect
        pilot={pilot}
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
      <ul className="named">
        {ids.map((id) => {
          const name = recordById(pilot, "person", id)?.name ?? "somebody who left";
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
    </div>
  );
}
