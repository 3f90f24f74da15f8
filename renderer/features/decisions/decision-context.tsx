import { NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { categoryName, metricLabel } from "./decision-words.ts";
import { PersonField } from "./person-field.tsx";
import { typeChoices, typeFields, typesInForce } from "./type-choices.ts";

/** Where a decision belongs, and what it rests on: type, scope, owner, dates; the figures as they were; what it is about. */
export function DecisionContext({ open, subject }: DecisionPart): ReactElement {
  const execute = useExecute();
  const { pilot, asOfMs } = open;
  const { decision, lock } = subject;
  if (lock !== null) return <ContextRead open={open} subject={subject} />;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): void =>
    void execute(pilot.pilotId, `${label}: ${decision.title}`, [
      { command: "decision.edit", input: { id: decision.id, ...fields } },
    ]);
  const rows = typesInForce(pilot, asOfMs);
  const isListed = decision.right === undefined || rows.some(({ id }) => id === decision.right);
  const typeOf = recordById(pilot, "decisionRight", decision.right ?? "")?.decisionType;
  return (
    <section className="surface pad stack" aria-labelledby="context">
      <h3 id="context" className="title3">
        Context
      </h3>
      <NativeSelect
        label="Decision type"
        data={[
          { value: "", label: "Not chosen" },
          ...(isListed ? [] : [{ value: decision.right ?? "", label: typeOf ?? "Of an earlier version" }]),
          ...typeChoices(rows),
        ]}
        value={decision.right ?? ""}
        onChange={(event) => {
          const row = rows.find(({ id }) => id === event.currentTarget.value);
          edit("Type set", row === undefined ? { right: null } : typeFields(row));
        }}
      />
      <div className="row top">
        <NativeSelect
          className="grow"
          label="Delegated domain"
          data={[
            { value: "", label: "None" },
            ...recordsOf(pilot, "guardrail").map(({ domain }) => ({ value: domain, label: domain })),
          ]}
          value={decision.domain ?? ""}
          onChange={(event) =>
            edit("Domain set", { domain: event.currentTarget.value || null, guardrail: null })
          }
        />
        <NativeSelect
          className="grow"
          label="Category"
          data={[
            { value: "", label: "Of its type" },
            ...["1 platform", "2 value engine", "3 squads", "4 packaging"].map((label, index) => ({
              value: String(index + 1),
              label,
            })),
          ]}
          value={decision.category === undefined ? "" : String(decision.category)}
          onChange={(event) =>
            edit("Category set", {
              category: event.currentTarget.value === "" ? null : Number(event.currentTarget.value),
            })
          }
        />
      </div>
      <div className="row top">
        <ScopeField
          open={open}
          subject={subject}
          type="workflow"
          onChange={(id) => edit("Scope set", { workflow: id })}
        />
        <ScopeField
          open={open}
          subject={subject}
          type="segment"
          onChange={(id) => edit("Scope set", { segment: id })}
        />
      </div>
      <div className="row top">
        <div className="grow">
          <PersonField
            pilot={pilot}
            label="Owner"
            value={decision.owner}
            onChange={(owner) => edit("Owner set", { owner })}
          />
        </div>
        <DateField
          className="grow"
          label="Due"
          value={decision.dueOn ?? ""}
          onBlur={(event) => {
            const dueOn = event.currentTarget.value;
            if (dueOn !== (decision.dueOn ?? ""))
              edit("Due date set", { dueOn: dueOn === "" ? null : dueOn });
          }}
        />
      </div>
      <TextField
        key={decision.defaultOutcome ?? ""}
        label="What holds if nobody decides by then"
        value={decision.defaultOutcome ?? ""}
        onSave={(text) => edit("Default set", { defaultOutcome: text === "" ? null : text })}
      />
      <Evidence open={open} subject={subject} />
      <Related open={open} subject={subject} />
    </section>
  );
}

/** The same of a decision that can no longer be changed; whose it is may still change hands. */
function ContextRead({ open, subject }: DecisionPart): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const { decision, category, row } = subject;
  const due = dayOf(decision.dueOn);
  const named = recordById(pilot, "decisionRight", decision.right ?? "")?.decisionType;
  const facts: readonly (readonly [string, string])[] = [
    ["Type", named ?? row?.decisionType ?? "none chosen"],
    ["Category", categoryName(category)],
    ["Domain", decision.domain ?? "none"],
    ["Workflow", recordById(pilot, "workflow", decision.workflow ?? "")?.name ?? "all"],
    ["Segment", recordById(pilot, "segment", decision.segment ?? "")?.name ?? "all"],
    ["Due", due === null ? "no date" : format.dates.date(due)],
    ["Default", decision.defaultOutcome ?? "none"],
  ];
  return (
    <section className="surface pad stack" aria-labelledby="context">
      <h3 id="context" className="title3">
        Context
      </h3>
      <dl className="facts">
        {facts.map(([name, text]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{text}</dd>])}
      </dl>
      <PersonField
        pilot={pilot}
        label="Owner"
        value={decision.owner}
        onChange={(owner) =>
          void execute(pilot.pilotId, `Owner set: ${decision.title}`, [
            { command: "decision.edit", input: { id: decision.id, owner } },
          ])
        }
      />
      <Evidence open={open} subject={subject} />
      <Related open={open} subject={subject} />
    </section>
  );
}

function ScopeField({
  open,
  subject,
  type,
  onChange,
}: DecisionPart & {
  readonly type: "workflow" | "segment";
  readonly onChange: (id: string | null) => void;
}): ReactElement {
  return (
    <NativeSelect
      className="grow"
      label={type === "workflow" ? "Workflow" : "Segment"}
      data={[
        { value: "", label: "All" },
        ...recordsOf(open.pilot, type).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={subject.decision[type] ?? ""}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}

function TextField({
  label,
  value,
  onSave,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSave: (text: string) => void;
}): ReactElement {
  const [text, setText] = useState(value);
  return (
    <Textarea
      label={label}
      minRows={1}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        if (text.trim() !== value) onSave(text.trim());
      }}
    />
  );
}

/** The figures that were frozen when it was drafted; those of the lenses stand with the lenses. */
function Evidence({ open, subject }: DecisionPart): ReactElement | null {
  const { format, pilot } = open;
  const evidence = (subject.decision.evidence ?? []).filter(({ lens }) => lens === undefined);
  if (evidence.length === 0) return null;
  const { timeZone } = pilotRecord(pilot);
  return (
    <div className="stack tight">
      <h3 className="label">Evidence, as it read then</h3>
      <ul className="stack tight">
        {evidence.map(({ metric, segment, value, low, high, n, at }) => {
          if (!isMetricId(metric)) return null;
          const unit = unitOf(metric);
          const read = instantOf(at);
          const interval = format.interval(low, high, unit);
          return (
            <li key={`${metric} ${segment} ${at}`} className="two">
              {metricLabel(metric)}
              {segment === "*" ? "" : `, ${segment}`}: <strong>{format.value(value, unit).text}</strong>
              <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
              <span className="caption block">
                {[
                  interval === "" ? "" : `(${interval})`,
                  n === null ? "" : `n ${format.count(n)}`,
                  read === null ? "" : `read ${format.dates.moment(read, timeZone)}`,
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The change in question, an escalation, and what was changed because of it. */
function Related({ open, subject }: DecisionPart): ReactElement | null {
  const { pilot, overview } = open;
  const { decision } = subject;
  const change = recordById(pilot, "change", decision.change ?? "");
  const escalation = recordById(pilot, "escalation", decision.escalation ?? "");
  const made = recordsOf(pilot, "change").filter((one) => one.decision === decision.id);
  if (change === null && escalation === null && made.length === 0) return null;
  return (
    <div className="stack tight">
      <h3 className="label">Related</h3>
      <ul className="stack tight">
        {change === null ? null : (
          <li>
            In question: <a href={hrefOf(`/c/${overview.pilotId}/changes`)}>{change.title ?? change.key}</a>
          </li>
        )}
        {escalation === null ? null : <li>Escalation: {escalation.title ?? "without a title"}</li>}
        {made.map(({ id, title, key }) => (
          <li key={id}>
            Carried out by: <a href={hrefOf(`/c/${overview.pilotId}/changes`)}>{title ?? key}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
