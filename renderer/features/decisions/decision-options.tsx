import { Button, TextInput } from "@mantine/core";
import { type ReactElement, useId, useState } from "react";
import { LENS_NAMES, LENSES, type LensName } from "../../../shared/domain/lenses.ts";
import { ONLY_OPTION, type OptionEffect } from "../../../shared/domain/net-effect.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { useExecute } from "../../app/use-execute.ts";
import type { DecisionPart } from "./decision-page.tsx";
import { metricLabel, pointsText } from "./decision-words.ts";
import { EstimateField } from "./estimate-field.tsx";
import type { LensEditor } from "./use-lens-drafts.ts";

/** Letters of the options, in their order. */
const LETTERS = "ABCDEFGH";

/** What could be done, with what each option changes and brings in points of system value. */
export function DecisionOptions({
  open,
  subject,
  lenses,
}: DecisionPart & { readonly lenses: LensEditor }): ReactElement {
  const execute = useExecute();
  const name = useId();
  const { pilot, format } = open;
  const { decision, effects, lock, againstSum } = subject;
  const options = decision.options ?? [];
  const shown = frozenEffects(subject) ?? effects;
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${decision.title}`, [
      { command: "decision.edit", input: { id: decision.id, ...fields } },
    ]);
  // What is picked shows at once; the record follows, or the choice falls back where it was refused.
  const [picked, setPicked] = useState<{ readonly option: string; readonly from: string | undefined } | null>(
    null,
  );
  const chosen = picked !== null && picked.from === decision.chosen ? picked.option : decision.chosen;
  const choose = async (option: string): Promise<void> => {
    setPicked({ option, from: decision.chosen });
    const done = await execute(pilot.pilotId, `Chosen: ${option}`, [
      ...[lenses.pending()].flatMap((request) => request ?? []),
      { command: "decision.choose", input: { id: decision.id, option } },
    ]);
    if (done === null) setPicked(null);
  };
  return (
    <section className="surface" aria-labelledby="options">
      <h3 id="options" className="title3 pad">
        Options
      </h3>
      <div className="tablebox plain">
        <table className="table optionstable" aria-label="Options">
          <thead>
            <tr>
              <th scope="col">Option</th>
              {LENSES.map((lens) => (
                <th key={lens} scope="col" className="number">
                  {LENS_NAMES[lens]}
                </th>
              ))}
              <th scope="col" className="number">
                Net, points
              </th>
              {lock === null ? (
                <th scope="col">
                  <span className="hidden">Remove</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((effect, index) => (
              <tr key={effect.option} className={effect.option === decision.chosen ? "chosen" : undefined}>
                <th scope="row" className="wrap">
                  {options.length === 0 ? (
                    ONLY_OPTION
                  ) : (
                    <label className="row option">
                      <input
                        type="radio"
                        name={name}
                        checked={effect.option === chosen}
                        disabled={lock !== null}
                        onChange={() => void choose(effect.option)}
                      />
                      <span>
                        <strong>{LETTERS[index] ?? "·"}</strong> {effect.option}
                      </span>
                    </label>
                  )}
                </th>
                {LENSES.map((lens) => (
                  <td key={lens} className="number two">
                    <LensCell part={{ open, subject }} effect={effect} lens={lens} lenses={lenses} />
                  </td>
                ))}
                <td className="number">
                  <strong>{pointsText(effect.total, format)}</strong>
                </td>
                {lock === null ? (
                  <td className="number">
                    {options.length === 0 ? null : (
                      <button
                        type="button"
                        className="linkbutton small"
                        onClick={() => void edit("Option removed", withoutOption(subject, effect.option))}
                      >
                        Remove<span className="hidden"> option {LETTERS[index] ?? ""}</span>
                      </button>
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="pad stack">
        {lock === null && options.length < LETTERS.length ? (
          <NewOption
            onAdd={(option) =>
              options.includes(option)
                ? undefined
                : void edit("Option added", { options: [...options, option] })
            }
          />
        ) : null}
        <NotQuantified effects={shown} />
        {againstSum === null || lock !== null ? null : (
          <p className="note due">
            The choice goes against the sum: {format.sentence(againstSum)}. Approving it asks for one sentence
            why.
          </p>
        )}
        {decision.reasonAgainstSum === undefined ? null : (
          <p className="note due">Against the sum, because: {decision.reasonAgainstSum}</p>
        )}
      </div>
    </section>
  );
}

function LensCell({
  part,
  effect,
  lens,
  lenses,
}: {
  readonly part: DecisionPart;
  readonly effect: OptionEffect;
  readonly lens: LensName;
  readonly lenses: LensEditor;
}): ReactElement {
  const { format } = part.open;
  const { decision, lock } = part.subject;
  const { metric, change, points, why } = effect.lenses[lens];
  if (metric === null) return <span className="faint">no metric</span>;
  const isEditable = lock === null && decision.options !== undefined && effect.option !== decision.chosen;
  return (
    <>
      {isEditable ? (
        <EstimateField
          part={part}
          lens={lens}
          metric={metric}
          option={effect.option}
          change={change}
          lenses={lenses}
        />
      ) : change === null ? (
        "–"
      ) : (
        format.difference(change, unitOf(metric)).text
      )}
      <small title={why === null ? metricLabel(metric) : `${metricLabel(metric)}: ${why}`}>
        {points === null ? "not quantified" : `${pointsText(points, format)} points`}
      </small>
    </>
  );
}

/** What the sums leave out: lenses that no option has in figures, and options that lack an estimate. */
function NotQuantified({ effects }: { readonly effects: readonly OptionEffect[] }): ReactElement | null {
  const words = LENSES.flatMap((lens): readonly string[] => {
    const missing = effects.filter((effect) => effect.lenses[lens].points === null);
    const why = missing[0]?.lenses[lens].why ?? null;
    if (why === null) return [];
    const of =
      missing.length === effects.length ? "" : ` of ${missing.map(({ option }) => `“${option}”`).join(", ")}`;
    return [`${LENS_NAMES[lens]}${of} (${why})`];
  });
  if (words.length === 0) return null;
  return (
    <p className="caption">Not quantified: {words.join("; ")}. Points are those of the shared objective.</p>
  );
}

function NewOption({ onAdd }: { readonly onAdd: (option: string) => void }): ReactElement {
  const [text, setText] = useState("");
  const add = (): void => {
    const option = text.trim();
    if (option === "") return;
    onAdd(option);
    setText("");
  };
  return (
    <div className="row">
      <TextInput
        className="grow"
        aria-label="Another option"
        placeholder="Another option"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") add();
        }}
      />
      <Button disabled={text.trim() === ""} onClick={add}>
        Add option
      </Button>
    </div>
  );
}

/** The effects as they were when it was approved; null: it was not, or nothing was kept. */
function frozenEffects({ decision, effects }: DecisionPart["subject"]): readonly OptionEffect[] | null {
  const { netEffects } = decision;
  if (netEffects === undefined) return null;
  return effects.map((effect) => {
    const kept = netEffects.find(({ option }) => option === effect.option);
    if (kept === undefined) return effect;
    return {
      ...effect,
      total: kept.total,
      lenses: {
        outcome: { ...effect.lenses.outcome, points: kept.outcome },
        reliability: { ...effect.lenses.reliability, points: kept.reliability },
        revenue: { ...effect.lenses.revenue, points: kept.revenue },
      },
    };
  });
}

function withoutOption(
  { decision }: DecisionPart["subject"],
  option: string,
): Readonly<Record<string, unknown>> {
  const options = (decision.options ?? []).filter((one) => one !== option);
  const estimates = (decision.estimates ?? []).filter((one) => one.option !== option);
  return {
    options: options.length === 0 ? null : options,
    estimates: estimates.length === 0 ? null : estimates,
    ...(decision.chosen === option ? { chosen: null } : {}),
  };
}
