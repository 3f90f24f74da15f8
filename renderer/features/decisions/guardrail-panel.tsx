import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { RightState } from "../../../shared/domain/rights.ts";
import { sameJson } from "../../../shared/json/canonical-json.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { type BandDraft, BandEditor, bandDrafts, bandsOf } from "./band-editor.tsx";
import { BandList } from "./band-list.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { sentence } from "./decision-words.ts";
import { PeopleField } from "./person-field.tsx";

interface GuardrailPart {
  readonly open: OpenPilot;
  readonly guardrail: RecordOf<"guardrail">;
  readonly right: RightState;
}

/** One delegated domain: its state, granting and suspending it, its bands and budget, what was decided in it. */
export function GuardrailPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const { pilot, overview } = open;
  const guardrail = recordById(pilot, "guardrail", id);
  const right = overview.rights.find((one) => one.id === id);
  if (guardrail === null || right === undefined) return null;
  const part = { open, guardrail, right };
  return (
    <SidePanel title={sentence(guardrail.domain)} kicker="Delegated domain" onClose={onClose}>
      <StateSection {...part} />
      <FieldsSection {...part} />
      <UseSection {...part} />
      <AskSection open={open} subject={{ about: id }} />
    </SidePanel>
  );
}

function StateSection({ open, guardrail, right }: GuardrailPart): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const [isSuspending, setIsSuspending] = useState(false);
  const { timeZone } = pilotRecord(pilot);
  const grantedAt = instantOf(guardrail.grantedAt);
  const run = (label: string, command: string, more: object = {}): void =>
    void execute(pilot.pilotId, `${label}: ${guardrail.domain}`, [
      { command, input: { id: guardrail.id, ...more } },
    ]);
  const gaps = grantGaps(guardrail, right);
  return (
    <section aria-label="State">
      <StatusLabel status={{ word: right.state }} size={16} />
      {right.reasons.map((reason) => (
        <p key={reason}>{sentence(format.sentence(reason))}.</p>
      ))}
      {right.missing.length === 0 ? null : (
        <p className="caption">Missing: {format.sentence(right.missing.join("; "))}.</p>
      )}
      <BudgetMeter label="Used this week" right={right} format={format} />
      {grantedAt === null ? null : (
        <p className="caption">
          Granted {format.dates.moment(grantedAt, timeZone)}
          {guardrail.grantedBy === undefined ? "" : ` by ${nameOfPerson(pilot, guardrail.grantedBy)}`}, on the
          figures of that moment.
        </p>
      )}
      <div className="row wrap">
        {guardrail.status === "granted" ? (
          <Button onClick={() => setIsSuspending(true)}>Suspend…</Button>
        ) : (
          <Button
            variant="filled"
            disabled={gaps.length > 0}
            onClick={() => run("Granted", "guardrail.grant")}
          >
            {guardrail.status === "suspended" ? "Grant again" : "Grant"}
          </Button>
        )}
        {guardrail.status === "granted" || guardrail.status === "suspended" ? (
          <Button variant="subtle" onClick={() => run("Withdrawn", "guardrail.withdraw")}>
            Withdraw
          </Button>
        ) : null}
      </div>
      {guardrail.status === "granted" || gaps.length === 0 ? null : (
        <p className="caption straddle">Granting needs proof: {gaps.join("; ")}.</p>
      )}
      {isSuspending ? (
        <SuspendDialog
          domain={guardrail.domain}
          onClose={() => setIsSuspending(false)}
          onSuspend={(reason) => {
            setIsSuspending(false);
            run("Suspended", "guardrail.suspend", { reason });
          }}
        />
      ) : null}
    </section>
  );
}

/** What granting would be refused for. */
function grantGaps(
  { holder, budgetPerWeek }: RecordOf<"guardrail">,
  { bands }: RightState,
): readonly string[] {
  return [
    ...(bands.length === 0 ? ["it has no band"] : []),
    ...(budgetPerWeek === undefined ? ["it has no budget"] : []),
    ...((holder ?? []).length === 0 ? ["nobody holds it"] : []),
    ...bands.flatMap(({ state, reason }) => (state === "holds" ? [] : [reason])),
  ];
}

function FieldsSection({ open, guardrail, right }: GuardrailPart): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [drafts, setDrafts] = useState<readonly BandDraft[] | null>(null);
  const [budget, setBudget] = useState<string | null>(null);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${guardrail.domain}`, [
      { command: "guardrail.edit", input: { id: guardrail.id, ...fields } },
    ]);
  const shownBudget = budget ?? String(guardrail.budgetPerWeek ?? "");
  const isBudget = shownBudget.trim() === "" || /^[1-9]\d{0,5}$/u.test(shownBudget.trim());
  const saveBudget = (): void => {
    setBudget(null);
    const next = shownBudget.trim() === "" ? null : Number(shownBudget);
    if (isBudget && next !== (guardrail.budgetPerWeek ?? null))
      void edit("Budget set", { budgetPerWeek: next });
  };
  return (
    <section aria-label="Fields">
      {drafts === null ? (
        <>
          <p className="label">Bands that must hold</p>
          <BandList bands={right.bands} hasAll />
          <div>
            <Button onClick={() => setDrafts(bandDrafts(guardrail.bands ?? []))}>Change bands…</Button>
          </div>
        </>
      ) : (
        <BandForm
          open={open}
          drafts={drafts}
          onChange={setDrafts}
          onCancel={() => setDrafts(null)}
          onSave={async (bands) => {
            const isSame = sameJson(bands, guardrail.bands ?? []);
            if (!isSame) await edit("Bands changed", { bands: bands.length === 0 ? null : bands });
            setDrafts(null);
          }}
          isGranted={guardrail.status === "granted"}
        />
      )}
      <TextInput
        label="Changes a week"
        description="Over it a decision is routed up."
        inputMode="numeric"
        error={isBudget ? undefined : "a whole number from 1"}
        value={shownBudget}
        onChange={(event) => setBudget(event.currentTarget.value)}
        onBlur={saveBudget}
        onKeyDown={(event) => {
          if (event.key === "Enter") saveBudget();
        }}
      />
      <PeopleField
        pilot={pilot}
        label="Held by"
        value={guardrail.holder ?? []}
        onChange={(holder) => void edit("Holders set", { holder: holder.length === 0 ? null : holder })}
      />
    </section>
  );
}

function BandForm({
  open,
  drafts,
  onChange,
  onCancel,
  onSave,
  isGranted,
}: {
  readonly open: OpenPilot;
  readonly drafts: readonly BandDraft[];
  readonly onChange: (drafts: readonly BandDraft[]) => void;
  readonly onCancel: () => void;
  readonly onSave: (bands: NonNullable<ReturnType<typeof bandsOf>>) => Promise<void>;
  readonly isGranted: boolean;
}): ReactElement {
  const bands = bandsOf(drafts);
  return (
    <div className="stack">
      <BandEditor open={open} drafts={drafts} onChange={onChange} />
      {isGranted ? <p className="caption">Where it is loosened, it has to be granted anew.</p> : null}
      <div className="row">
        <Button
          variant="filled"
          disabled={bands === null}
          onClick={() => bands !== null && void onSave(bands)}
        >
          Save bands
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}

function SuspendDialog({
  domain,
  onClose,
  onSuspend,
}: {
  readonly domain: string;
  readonly onClose: () => void;
  readonly onSuspend: (reason: string) => void;
}): ReactElement {
  const [reason, setReason] = useState("");
  return (
    <Modal opened onClose={onClose} title={`Suspend ${domain}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") onSuspend(reason.trim());
        }}
      >
        <p>
          At once nobody may decide in it any more. Granting it again needs proof: every band must hold then.
        </p>
        <Textarea
          data-autofocus
          label="Reason"
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={reason.trim() === ""}>
            Suspend
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What was decided in the domain, the newest first. */
function UseSection({ open, guardrail }: GuardrailPart): ReactElement {
  const { pilot, overview, format } = open;
  const { timeZone } = pilotRecord(pilot);
  const decisions = recordsOf(pilot, "decision")
    .filter((one) => one.guardrail === guardrail.id || one.domain === guardrail.domain)
    .toReversed();
  return (
    <section aria-label="Decisions">
      <h3 className="label">Decided in it</h3>
      {decisions.length === 0 ? <p className="muted">Nothing yet.</p> : null}
      <ul className="stack tight">
        {decisions.map(({ id, title, decidedAt }) => {
          const at = instantOf(decidedAt);
          const hasFinding = overview.findings.some(({ about }) => about === id);
          return (
            <li key={id} className="stack tight">
              <a href={hrefOf(`/c/${overview.pilotId}/decisions/${id}`)}>{title}</a>
              <span className="row">
                <span className="caption">
                  {at === null ? "not decided" : format.dates.moment(at, timeZone)}
                </span>
                {hasFinding ? <StatusLabel status={{ word: "finding" }} /> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
