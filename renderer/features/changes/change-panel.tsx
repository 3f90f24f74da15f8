import type { ReactElement } from "react";
import { changeTitle } from "../../../shared/domain/change-state.ts";
import type { JsonObject, JsonValue } from "../../../shared/json/json.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { KIND_NAMES } from "../../../shared/report/charts/change-letter.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import { EffectsView } from "../../app/effects/effects-view.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { RecordHistory } from "../../app/record-history.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { ChangeApprovals } from "./change-approvals.tsx";
import { ChangeFields } from "./change-fields.tsx";
import { ChangeState } from "./change-state.tsx";

/** What the history of a change tells. */
const HISTORY: Readonly<Record<string, string>> = {
  status: "State",
  title: "Title",
  at: "Live",
  authorisedAt: "Authorised",
  authorisedBy: "Authorised by",
  validatedAt: "Validated",
  verdict: "Verdict",
  rolledBackAt: "Rolled back",
  rollbackReason: "Reason",
  rollbackPlan: "Rollback plan",
  plannedOn: "Planned day",
  owner: "Owner",
  approvals: "Approvals",
  decision: "Decision",
  guardrail: "Guardrail",
  note: "Note",
};

/** One change: its state and what moves it, its approvals, its five effects, its fields and links, its history. */
export function ChangePanel({
  open,
  id,
  field,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  /** `owner` or `state`: where the keys O and S go. */
  readonly field: string | null;
  readonly onClose: () => void;
}): ReactElement | null {
  const change = recordById(open.pilot, "change", id);
  if (change === null) return null;
  const workflow =
    change.workflow === undefined ? null : recordById(open.pilot, "workflow", change.workflow)?.name;
  const kinds = (change.kinds ?? []).map((kind) => KIND_NAMES[kind]).join(", ");
  return (
    <SidePanel
      title={changeTitle(change)}
      kicker={[kinds, workflow ?? "all workflows"].filter((text) => text !== "").join(" · ")}
      onClose={onClose}
    >
      <ChangeState open={open} change={change} isMoving={field === "state"} />
      <section aria-label="Effects">
        <h3 className="label">Five effects</h3>
        <EffectsView open={open} change={id} />
      </section>
      <ChangeApprovals open={open} change={change} />
      <AnsweredLoops open={open} change={change} />
      <ChangeFields open={open} change={change} field={field} />
      <AskSection open={open} subject={{ about: id }} />
      <RecordHistory
        open={open}
        ids={[id]}
        fields={HISTORY}
        describe={(field, value) => (field === "approvals" ? approvalsText(open, value) : null)}
      />
    </SidePanel>
  );
}

/** The loops that the change answers, and the decision that it carries out. */
function AnsweredLoops({
  open,
  change,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
}): ReactElement | null {
  const loops = recordsOf(open.pilot, "loop").filter((loop) => loop.change === change.id);
  if (loops.length === 0) return null;
  const base = `/c/${open.overview.pilotId}/changes?tab=Incidents and loops`;
  return (
    <section aria-label="Answers">
      <h3 className="label">Answers</h3>
      <ul className="stack tight">
        {loops.map((loop) => (
          <li key={loop.id}>
            <a href={hrefOf(`${base}&item=${loop.id}`)}>{loop.title ?? loop.key}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was asked and who approved, by name; the times stand above. */
function approvalsText({ pilot }: OpenPilot, value: JsonValue): string | null {
  if (!Array.isArray(value)) return null;
  const texts = value.flatMap((approval: JsonValue) => {
    if (typeof approval !== "object" || approval === null || Array.isArray(approval)) return [];
    const { by, givenAt } = approval as JsonObject;
    const name = typeof by === "string" ? recordById(pilot, "person", by)?.name : undefined;
    return [`${name ?? "somebody who left"} ${givenAt === undefined ? "asked" : "given"}`];
  });
  return texts.join(", ") || "none";
}
