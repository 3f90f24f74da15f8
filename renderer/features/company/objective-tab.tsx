import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { HEADLINES } from "../../../shared/domain/headlines.ts";
import { PILLARS, type Pillar } from "../../../shared/metrics/metric-settings.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { objectiveOf } from "../../../shared/pilot-data/metric-settings-of.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { numberText } from "../../components/typed-number.ts";
import {
  draftOf,
  judgeDraft,
  type ObjectiveDraft,
  objectiveInput,
  type PillarDraft,
  withWholeWeights,
} from "./objective-draft.ts";
import { ObjectiveRow } from "./objective-row.tsx";

/** The objective that the whole leadership shares: five weights, baselines and targets, and what they come to today. */
export function ObjectiveTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const root = pilotRecord(open.pilot);
  // What is stored, undo included, begins a new draft.
  return <Editor key={JSON.stringify(root.objective ?? null)} open={open} />;
}

function Editor({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const root = pilotRecord(pilot);
  const [draft, setDraft] = useState<ObjectiveDraft>(() => draftOf(objectiveOf(root)));
  const now = overview.pillars.map(({ progress }) => progress);
  const result = judgeDraft(draft, now);
  const isSet = root.objective !== undefined;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(objectiveOf(root)));
  const signed = (value: number | null): string => (value === null ? "–" : format.numbers.signed(value, 0));
  const change = (pillar: Pillar, part: Partial<PillarDraft>): void =>
    setDraft({ ...draft, [pillar]: { ...draft[pillar], ...part } });
  const known = PILLARS.filter((pillar) => baselineNow(open, pillar) !== null);
  const takeBaselines = (): void =>
    setDraft(
      Object.fromEntries(
        PILLARS.map((pillar) => {
          const value = baselineNow(open, pillar);
          const factor = metricDefinition(HEADLINES[pillar]).unit === "rate" ? 100 : 1;
          // Four significant places are what the room reads out; the seal keeps every one.
          const text =
            value === null ? draft[pillar].baseline : numberText(Number((value * factor).toPrecision(4)));
          return [pillar, { ...draft[pillar], baseline: text }];
        }),
      ) as unknown as ObjectiveDraft,
    );
  const save = (): void =>
    void execute(pilot.pilotId, "Objective set", [
      { command: "pilot.set", input: { objective: objectiveInput(draft) } },
    ]);
  return (
    <form
      className="stack loose"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="objective-head">
        <div>
          <h2 className="title2">Shared objective</h2>
          <p className="muted">
            One for the whole leadership: a pillar at its baseline counts 0, at its target 1, and the weights
            say how much each counts.
          </p>
        </div>
        <section className="preview" aria-label="System value with this objective">
          <div className="figure0">{signed(result.systemValue)}</div>
          <div className="caption">
            system value with this objective
            {isChanged ? `, now ${signed(overview.systemValue)}` : ""}
          </div>
        </section>
      </div>
      <div className="tablebox">
        <table className="settingstable objective" aria-label="Objective">
          <thead>
            <tr>
              <th scope="col">Pillar</th>
              <th scope="col">Weight</th>
              <th scope="col">Baseline</th>
              <th scope="col">Target</th>
              <th scope="col" className="number">
                Today
              </th>
              <th scope="col">Way to the target</th>
              <th scope="col" className="number">
                Points
              </th>
            </tr>
          </thead>
          <tbody>
            {PILLARS.map((pillar) => (
              <ObjectiveRow
                key={pillar}
                open={open}
                pillar={pillar}
                draft={draft[pillar]}
                progress={result.progress[pillar]}
                points={pointsOf(draft, result.progress, pillar)}
                doubt={result.doubts[pillar] ?? null}
                onChange={(part) => change(pillar, part)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sum</th>
              <td>
                <span>{result.totalWeight === null ? "–" : numberText(result.totalWeight)}</span>
              </td>
              <td colSpan={4}>
                <button
                  type="button"
                  className="linkbutton"
                  onClick={() => setDraft(withWholeWeights(draft))}
                >
                  Make the weights add up to 1
                </button>
              </td>
              <td className="number">{signed(result.systemValue)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="row wide wrap">
        <Button type="submit" variant="filled" disabled={result.faults.length > 0 || (isSet && !isChanged)}>
          {isSet ? "Save objective" : "Set objective"}
        </Button>
        <Button disabled={known.length === 0} onClick={takeBaselines}>
          {overview.baseline === null ? "Take today's figures as baselines" : "Take the sealed baselines"}
        </Button>
        {isChanged ? <Button onClick={() => setDraft(draftOf(objectiveOf(root)))}>Start over</Button> : null}
        <span role="status" className={result.faults.length > 0 ? "bad grow" : "muted grow"}>
          {result.faults.length > 0
            ? `${capital(result.faults[0] ?? "")}.`
            : isSet
              ? isChanged
                ? "Not saved yet."
                : "Saved."
              : "These weights are the usual ones; nobody has set them yet."}
        </span>
      </div>
    </form>
  );
}

/** The part of the system value that a pillar brings, in points: the parts add up to it. */
function pointsOf(
  draft: ObjectiveDraft,
  progress: Readonly<Record<Pillar, number | null>>,
  pillar: Pillar,
): number | null {
  const own = progress[pillar];
  if (own === null) return null;
  const weightOf = (one: Pillar): number => Number(draft[one].weight) || 0;
  const total = PILLARS.reduce((sum, one) => sum + (progress[one] === null ? 0 : weightOf(one)), 0);
  return total > 0 ? (100 * weightOf(pillar) * own) / total : null;
}

/** The sealed figure of a pillar; before the seal, the figure of today. */
function baselineNow({ overview }: OpenPilot, pillar: Pillar): number | null {
  const now = overview.pillars.find((one) => one.pillar === pillar);
  return (overview.baseline === null ? now?.value : now?.before) ?? null;
}

function capital(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
