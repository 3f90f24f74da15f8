import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { compileDateFormat } from "../../../../shared/intake/date-format.ts";
import { ISO_FORMAT } from "../../../../shared/intake/guess/date-shapes.ts";
import { fileColumnsOf } from "../../../../shared/intake/guess/document-columns.ts";
import { parseMappingZone } from "../../../../shared/intake/mapping-zone.ts";
import { pilotRecord } from "../../../../shared/records/read-records.ts";
import type { EditorProps } from "./column-editor.tsx";
import { useImport } from "./session-context.ts";

const USUAL = [
  "D/M/YYYY",
  "M/D/YYYY",
  "D.M.YYYY",
  "D/M/YYYY H:mm",
  "M/D/YYYY h:mm A",
  "D.M.YYYY H:mm",
  "YYYYMMDD",
];
const OTHER = "other";

/** The format of dates and the zone of times without an offset. */
export function DateFields({
  look,
  column,
  onChange,
  isMoment,
}: EditorProps & { readonly isMoment: boolean }): ReactElement {
  const { open } = useImport();
  const shown = fileColumnsOf(column).flatMap(
    (name) => look.profile.columns.find((candidate) => candidate.name === name)?.dates.formats ?? [],
  );
  const found = [...new Set(shown)].filter((format) => format !== ISO_FORMAT);
  const offered = [...new Set([...found, ...USUAL])];
  const [isOther, setIsOther] = useState(column.date !== undefined && !offered.includes(column.date));
  const setDate = (format: string): void => {
    const { date: _, ...rest } = column;
    onChange(format === "" ? rest : { ...rest, date: format });
  };
  const setZone = (zone: string): void => {
    const { zone: _, ...rest } = column;
    onChange(zone === "" ? rest : { ...rest, zone });
  };
  return (
    <div className="fieldrow">
      <NativeSelect
        label="Format of the date"
        data={[
          { value: "", label: "ISO 8601 (2026-01-31)" },
          ...offered.map((format) => ({
            value: format,
            label: found.includes(format) ? `${format} (found)` : format,
          })),
          { value: "excel", label: "day number of a spreadsheet" },
          { value: OTHER, label: "another…" },
        ]}
        value={isOther ? OTHER : (column.date ?? "")}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setIsOther(value === OTHER);
          if (value !== OTHER) setDate(value);
        }}
      />
      {isOther ? <FormatField value={column.date ?? ""} onChange={setDate} /> : null}
      {isMoment ? (
        <ZoneField
          value={column.zone ?? ""}
          pilotZone={pilotRecord(open.pilot).timeZone}
          onChange={setZone}
        />
      ) : null}
    </div>
  );
}

function FormatField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (format: string) => void;
}): ReactElement {
  const [typed, setTyped] = useState(value);
  const compiled = typed.trim() === "" ? null : compileDateFormat(typed.trim());
  const commit = (): void => {
    if (compiled?.ok === true) onChange(typed.trim());
  };
  return (
    <TextInput
      label="Its format"
      description="YYYY YY MMM MM M DD D HH H hh h mm ss SSS A Z"
      error={compiled !== null && !compiled.ok ? compiled.problem.message : undefined}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

const ZONES = ["", "pilot", "UTC"] as const;

function ZoneField({
  value,
  pilotZone,
  onChange,
}: {
  readonly value: string;
  readonly pilotZone: string;
  readonly onChange: (zone: string) => void;
}): ReactElement {
  const isUsual = ZONES.some((zone) => zone === value);
  const [isOther, setIsOther] = useState(!isUsual);
  const [typed, setTyped] = useState(isUsual ? "" : value);
  const parsed = typed.trim() === "" ? null : parseMappingZone(typed.trim());
  const commit = (): void => {
    if (parsed?.ok === true) onChange(typed.trim());
  };
  return (
    <>
      <NativeSelect
        label="Zone of times without an offset"
        data={[
          { value: "", label: "none: refuse them" },
          { value: "pilot", label: `the pilot’s (${pilotZone})` },
          { value: "UTC", label: "UTC" },
          { value: OTHER, label: "another…" },
        ]}
        value={isOther ? OTHER : value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          setIsOther(chosen === OTHER);
          if (chosen !== OTHER) onChange(chosen);
        }}
      />
      {isOther ? (
        <TextInput
          label="Its name or offset"
          description="Europe/Berlin, or +01:00"
          error={parsed !== null && !parsed.ok ? parsed.problem.message : undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
          }}
        />
      ) : null}
    </>
  );
}
