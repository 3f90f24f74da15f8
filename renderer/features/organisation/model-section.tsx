import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf, instantOf } from "../../../shared/calendar/moments.ts";
import {
  MODEL_PARTS,
  type ModelContent,
  modelContent,
  modelDifference,
  modelGaps,
  publishedModels,
  readModel,
} from "../../../shared/domain/operating-model.ts";
import { verifyOperatingModel } from "../../../shared/journal/operating-model-digest.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { PrintHead } from "./print-head.tsx";
import { PublishModel } from "./publish-model.tsx";

/** The operating model: as it would be published now, and every published version, sealed and printable. */
export function ModelSection({ open }: { readonly open: OpenPilot }): ReactElement {
  const { pilot, overview } = open;
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const models = publishedModels(pilot);
  const last = models.at(-1);
  const shown = models.find(({ id }) => id === chosen) ?? (chosen === "now" ? undefined : last);
  const before = shown === undefined ? last : models[models.indexOf(shown) - 1];
  const gaps = modelGaps(pilot, overview.moment.date);
  const now = modelContent(pilot, overview.moment.date);
  const content = shown === undefined ? now : readModel(shown.content);
  return (
    <section className="stack model" aria-labelledby="model">
      <div className="toolbar noprint">
        <h2 id="model" className="title3">
          Operating model
        </h2>
        {models.length === 0 ? (
          <span className="caption grow">As it stands now: not published yet.</span>
        ) : (
          <>
            <NativeSelect
              aria-label="Version of the operating model"
              data={[
                ...models.map(({ id, version }) => ({ value: id, label: `Version ${version}` })),
                { value: "now", label: "As it stands now" },
              ]}
              value={shown?.id ?? "now"}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <span className="grow" />
          </>
        )}
        <Button onClick={() => window.print()}>Print…</Button>
        <Button variant="filled" onClick={() => setIsPublishing(true)}>
          Publish version {(last?.version ?? 0) + 1}…
        </Button>
      </div>
      <PrintHead
        open={open}
        title={
          shown === undefined ? "operating model, not published" : `operating model, version ${shown.version}`
        }
        circle="confidential"
      />
      {shown === undefined ? (
        gaps.length === 0 ? null : (
          <div className="note due noprint">
            <p>
              {gaps.length === 1 ? "One thing keeps" : `${gaps.length} things keep`} it from being published:
            </p>
            <ul className="dotted">
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          </div>
        )
      ) : (
        <Seal open={open} model={shown} />
      )}
      {content === null ? (
        <p className="note bad">This version was sealed in a form that this app does not know.</p>
      ) : (
        <ModelTable content={content} before={before === undefined ? null : readModel(before.content)} />
      )}
      {isPublishing ? (
        <PublishModel open={open} gaps={gaps} last={last ?? null} onClose={() => setIsPublishing(false)} />
      ) : null}
    </section>
  );
}

function Seal({
  open: { pilot, format },
  model,
}: {
  readonly open: OpenPilot;
  readonly model: RecordOf<"operatingModel">;
}): ReactElement {
  const record = pilot.records.get(model.id);
  const isBroken = record === undefined || verifyOperatingModel(record) !== null;
  const at = instantOf(model.publishedAt);
  const from = dayOf(model.effectiveFrom);
  return (
    <p className="row wrap">
      <StatusLabel
        status={{ word: isBroken ? "broken" : "sealed" }}
        rest={
          isBroken
            ? "it differs from its seal"
            : at === null
              ? ""
              : format.dates.moment(at, pilotRecord(pilot).timeZone)
        }
      />
      <span className="muted">{from === null ? "" : `in force from ${format.dates.fullDate(from)}`}</span>
      {model.reason === undefined ? null : <span className="muted">because: {model.reason}</span>}
      <span className="mono faint" title={model.digest}>
        {model.digest.slice(0, 4)} {model.digest.slice(4, 8)} {model.digest.slice(8, 12)}
      </span>
    </p>
  );
}

/** What the model says, part by part; what is different from the version before is marked. */
function ModelTable({
  content,
  before,
}: {
  readonly content: ModelContent;
  readonly before: ModelContent | null;
}): ReactElement {
  const changed = new Map(
    (before === null ? [] : modelDifference(before, content)).map((line) => [
      `${line.part}\n${line.what}`,
      line,
    ]),
  );
  const gone = [...changed.values()].filter(({ after }) => after === null);
  return (
    <div className="tablebox" tabIndex={0} role="group" aria-label="Operating model, scrollable">
      <table className="table difference" aria-label="Operating model">
        <tbody>
          {MODEL_PARTS.map((part) => {
            const lines = content.lines.filter((line) => line.part === part);
            const left = gone.filter((line) => line.part === part);
            return [
              <tr key={part} className="group">
                <th colSpan={2} scope="colgroup">
                  {part}
                </th>
              </tr>,
              ...lines.map(({ what, words }, index) => {
                const difference = changed.get(`${part}\n${what}`);
                return (
                  <tr key={`${part} ${what} ${index}`}>
                    <th scope="row">{what}</th>
                    <td>
                      {words}
                      {difference === undefined ? null : (
                        <div className="caption">
                          {difference.before === null
                            ? "new in this version"
                            : `before: ${difference.before}`}
                        </div>
                      )}
                    </td>
                  </tr>
                );
              }),
              ...left.map(({ what, before: words }) => (
                <tr key={`${part} gone ${what}`}>
                  <th scope="row">
                    <del>{what}</del>
                  </th>
                  <td className="muted">gone; before: {words}</td>
                </tr>
              )),
              lines.length + left.length === 0 ? (
                <tr key={`${part} empty`}>
                  <th scope="row" className="muted">
                    –
                  </th>
                  <td className="muted">nothing recorded</td>
                </tr>
              ) : null,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}
