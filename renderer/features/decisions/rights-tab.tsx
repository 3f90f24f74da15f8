import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { rightsGaps } from "../../../shared/domain/rights-check.ts";
import type { RightsVersion } from "../../../shared/domain/rights-versions.ts";
import { rightsInForce, rightsVersions } from "../../../shared/domain/rights-versions.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { sentence } from "./decision-words.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { RightsDifferenceTable } from "./rights-difference-table.tsx";
import { RightsPrintHead } from "./rights-print-head.tsx";
import { RightsTable } from "./rights-table.tsx";
import { isEditable, versionName } from "./version-words.ts";

interface RightsTabProps {
  readonly open: OpenPilot;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** Who may decide what: as it is today, as it was published, and what changed from one version to the next. */
export function RightsTab({ open, selected, onSelect }: RightsTabProps): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const versions = rightsVersions(pilot);
  const inForce = rightsInForce(pilot, overview.moment.date);
  const draft = versions.find(({ state }) => state === "draft");
  const [chosen, setChosen] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(null);
  const [isPublishing, setIsPublishing] = useState(false);
  const shown = versions.find(({ version }) => version === chosen) ?? draft ?? inForce;
  const other = versions.find(({ version }) => version === against && version !== shown.version);
  if (versions.length === 1 && shown.rows.length === 0) return <NoRights open={open} />;
  const run = (label: string, command: string, input: unknown): void =>
    void execute(pilot.pilotId, label, [{ command, input }]);
  return (
    <div className="stack">
      <div className="toolbar noprint">
        <NativeSelect
          aria-label="Version"
          data={versions.map((version) => ({
            value: String(version.version),
            label: versionName(version, inForce, open.format),
          }))}
          value={String(shown.version)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <NativeSelect
          aria-label="Compare with"
          data={[
            { value: "", label: "Compare with …" },
            ...versions
              .filter(({ version }) => version !== shown.version)
              .map((version) => ({
                value: String(version.version),
                label: `Compare with ${versionName(version, inForce, open.format)}`,
              })),
          ]}
          value={other === undefined ? "" : String(other.version)}
          onChange={(event) =>
            setAgainst(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))
          }
        />
        <span className="grow" />
        {isEditable(shown) ? (
          <Button
            onClick={() =>
              run(
                "Decision types of the template added",
                "rightsMatrix.template",
                shown.matrix === null ? {} : { matrix: shown.matrix },
              )
            }
          >
            Add the template’s types
          </Button>
        ) : null}
        {draft === undefined ? (
          <Button
            onClick={() => {
              setChosen(null);
              run("Next version drafted", "rightsMatrix.draft", {});
            }}
          >
            Draft version {Math.max(...versions.map(({ version }) => version)) + 1}
          </Button>
        ) : null}
        {shown.state === "draft" ? (
          <>
            <Button
              variant="subtle"
              onClick={() => {
                setChosen(null);
                run(`Version ${shown.version} given up`, "rightsMatrix.discard", { id: shown.matrix });
              }}
            >
              Give up
            </Button>
            <Button variant="filled" onClick={() => setIsPublishing(true)}>
              Publish version {shown.version}…
            </Button>
          </>
        ) : null}
        <Button onClick={printInLight}>Print…</Button>
      </div>
      <RightsPrintHead open={open} shown={shown} isInForce={shown.version === inForce.version} />
      <Gaps open={open} shown={shown} onSelect={onSelect} />
      {other === undefined ? (
        <RightsTable open={open} shown={shown} selected={selected} onSelect={onSelect} />
      ) : (
        <RightsDifferenceTable open={open} before={other} after={shown} inForce={inForce} />
      )}
      {isPublishing && shown.state === "draft" ? (
        <PublishDialog open={open} draft={shown} inForce={inForce} onClose={() => setIsPublishing(false)} />
      ) : null}
    </div>
  );
}

/** Paper is white: whatever the theme, it is printed in the light palette. */
function printInLight(): void {
  const root = document.documentElement;
  const before = root.getAttribute("data-mantine-color-scheme") ?? "light";
  root.setAttribute("data-mantine-color-scheme", "light");
  window.print();
  root.setAttribute("data-mantine-color-scheme", before);
}

function NoRights({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const add = (): void =>
    void execute(open.pilot.pilotId, "Decision types of the template added", [
      { command: "rightsMatrix.template", input: {} },
    ]);
  return (
    <EmptyState
      what="Here will be who decides what: today, and as it is published."
      why="Map version 0 first: for each type of decision who decides, how many must agree, how many days it takes."
    >
      <Button variant="filled" onClick={add}>
        Begin with the seventeen types of the template
      </Button>
      {recordsOf(open.pilot, "person").length === 0 ? (
        <p className="muted">People are added in Organisation.</p>
      ) : null}
    </EmptyState>
  );
}

/** What keeps a draft from being complete; each leads to its row. */
function Gaps({
  open,
  shown,
  onSelect,
}: {
  readonly open: OpenPilot;
  readonly shown: RightsVersion;
  readonly onSelect: (id: string) => void;
}): ReactElement | null {
  const [hasAll, setHasAll] = useState(false);
  if (shown.state !== "draft") return null;
  const gaps = rightsGaps(open.pilot, shown.rows);
  if (gaps.length === 0) {
    return (
      <p className="noprint">
        <StatusLabel
          status={{ word: "complete" }}
          rest="every decision type has exactly one accountable owner"
        />
      </p>
    );
  }
  const listed = hasAll ? gaps : gaps.slice(0, 4);
  return (
    <div className="note due noprint">
      <p>
        {gaps.length} {gaps.length === 1 ? "thing keeps" : "things keep"} version {shown.version} from being
        published:
      </p>
      <ul>
        {listed.map(({ row, text }) => (
          <li key={`${row ?? ""} ${text}`}>
            {row === null ? (
              sentence(text)
            ) : (
              <button type="button" className="linkbutton" onClick={() => onSelect(row)}>
                {sentence(text)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {gaps.length > listed.length ? (
        <button type="button" className="linkbutton" onClick={() => setHasAll(true)}>
          {gaps.length - listed.length} more
        </button>
      ) : null}
    </div>
  );
}
