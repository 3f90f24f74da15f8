import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";

type Rhythm = NonNullable<RecordOf<"pilot">["reviewRhythm"]>;

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Day, time and length of the weekly operating review. */
export function ReviewRhythm({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const root = pilotRecord(pilot);
  const rhythm = root.reviewRhythm;
  const set = (reviewRhythm: Rhythm | null): Promise<unknown> =>
    execute(pilot.pilotId, reviewRhythm === null ? "Weekly review has no day" : "Weekly review set", [
      { command: "pilot.edit", input: { id: root.id, reviewRhythm } },
    ]);
  const change = (part: Partial<Rhythm>): Promise<unknown> => set({ weekday: 1, ...rhythm, ...part });
  return (
    <div className="triple">
      <NativeSelect
        label="Weekly review"
        data={[
          { value: "", label: "No day yet" },
          ...DAYS.map((day, index) => ({ value: String(index + 1), label: day })),
        ]}
        value={String(rhythm?.weekday ?? "")}
        onChange={(event) => {
          const weekday = event.currentTarget.value;
          void (weekday === "" ? set(null) : change({ weekday: Number(weekday) }));
        }}
      />
      <CommitField
        label="At"
        type="time"
        isDisabled={rhythm === undefined}
        value={rhythm?.time ?? ""}
        onCommit={(time) => {
          const { time: _, ...others } = rhythm ?? { weekday: 1 };
          return set(time === "" ? others : { ...others, time });
        }}
      />
      <CommitField
        label="Minutes"
        isDisabled={rhythm === undefined}
        value={rhythm?.minutes === undefined ? "" : String(rhythm.minutes)}
        check={(text) =>
          text === "" || (/^\d{1,3}$/u.test(text) && Number(text) >= 5 && Number(text) <= 480)
            ? null
            : "from 5 to 480"
        }
        onCommit={(text) => {
          const { minutes: _, ...others } = rhythm ?? { weekday: 1 };
          return set(text === "" ? others : { ...others, minutes: Number(text) });
        }}
      />
    </div>
  );
}
