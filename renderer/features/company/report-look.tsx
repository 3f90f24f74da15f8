import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { isReadableAccent, LARGEST_LOGO_BYTES } from "../../../shared/report/brand.ts";
import { pictureSize } from "../../../shared/report/picture-size.ts";
import { sentenceOf } from "../../app/files/arrival-words.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";

const COLOUR = /^#[0-9a-fA-F]{6}$/u;

/** What reports of the company look like: paper, logo, and two colours; the colours of states stay as they are. */
export function ReportLook({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { host } = useServices();
  const { pilot } = open;
  const company = recordById(pilot, "company", pilotRecord(pilot).company);
  const logo = company?.logo === undefined ? null : recordById(pilot, "attachment", company.logo);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [first = "", second = ""] = company?.colours ?? [];
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, label, [
      { command: "company.edit", input: { id: pilotRecord(pilot).company, ...fields } },
    ]);
  const setColours = (colours: readonly string[]): Promise<unknown> => {
    const given = colours.filter((colour) => colour !== "");
    return edit("Colours of reports set", { colours: given.length === 0 ? null : given });
  };
  const choose = async (): Promise<void> => {
    setRefusal(null);
    const picked = await host.pickFiles("any", false);
    if (!picked.ok) return setRefusal(sentenceOf(picked.problem));
    const [file] = picked.value;
    if (file === undefined) return;
    const refuse = (fault: string): void =>
      setRefusal(`${file.name} ${fault}: choose another. Nothing was changed.`);
    // A file that would be refused is not read: it may be larger than memory.
    if (file.sizeBytes > LARGEST_LOGO_BYTES) return refuse("is larger than 1 MB");
    const bytes = await file.read();
    if (!bytes.ok) return setRefusal(sentenceOf(bytes.problem));
    const size = pictureSize(bytes.value);
    if (size === null) return refuse("is no PNG or JPEG picture");
    const done = await execute(pilot.pilotId, `Logo of reports: ${file.name}`, [
      {
        command: "attachment.add",
        input: { name: file.name, mediaType: size.mediaType, bytes: bytes.value },
      },
    ]);
    const id = done?.entries[0]?.changes.find(({ field }) => field === "type")?.record;
    if (id !== undefined) await edit("Logo of reports set", { logo: id });
  };
  return (
    <section className="stack wide" aria-labelledby="report-look">
      <h2 id="report-look" className="title3">
        How reports look
      </h2>
      <div className="triple">
        <NativeSelect
          label="Paper of reports"
          data={["A4", "Letter"]}
          value={company?.paper ?? "A4"}
          onChange={(event) => void edit("Paper set", { paper: event.currentTarget.value })}
        />
        <CommitField
          label="Main colour"
          value={first}
          check={faultOfColour}
          description="As #RRGGBB. It takes the place of the accent; colours of states stay."
          onCommit={(text) => setColours([text, second])}
        />
        <CommitField
          label="Second colour"
          value={second}
          check={faultOfColour}
          description={
            first !== "" && !isReadableAccent(first)
              ? "The main colour is too light to be read on white: this one is used."
              : "Used where the main one is too light to be read on white."
          }
          onCommit={(text) => setColours([first, text])}
        />
      </div>
      <div className="row" style={{ gap: 12 }}>
        <span className="grow">
          <span className="label">Logo </span>
          {logo === null ? <span className="faint">none</span> : <span>{logo.name}</span>}
        </span>
        <Button onClick={() => void choose()}>Choose a logo…</Button>
        {logo === null ? null : (
          <Button onClick={() => void edit("Logo of reports removed", { logo: null })}>
            Remove the logo
          </Button>
        )}
      </div>
      {refusal === null ? null : (
        <p className="note bad" role="alert">
          {refusal}
        </p>
      )}
      <p className="caption">
        PNG or JPEG, at most 1 MB. Logo and colour stand in PDF, HTML, Word and PowerPoint of this company.
      </p>
    </section>
  );
}

function faultOfColour(text: string): string | null {
  return text === "" || COLOUR.test(text) ? null : "a colour as #RRGGBB, such as #2A55C0";
}
