import type { ReactElement } from "react";
import type { AgendaDuty } from "../../../../shared/domain/agenda-duties.ts";
import type { ReviewSectionKey } from "../../../../shared/domain/review-sections.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { useExecute } from "../../../app/use-execute.ts";
import { useMe } from "../../../app/use-me.ts";
import { TextForm } from "./text-form.tsx";

export type RoomForm = "obey" | "overrule" | "park" | "confidential" | "note";

/** The few words that are said of the thing on stage; each goes on the record at once. */
export function RoomForms({
  open,
  review,
  form,
  obligation,
  about,
  section,
  timed,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly form: RoomForm;
  readonly obligation: AgendaDuty | null;
  readonly about: string;
  readonly section: ReviewSectionKey;
  /** The sections with the time spent up to now. */
  readonly timed: () => { readonly sections: NonNullable<RecordOf<"review">["sections"]> };
  readonly onClose: () => void;
}): ReactElement | null {
  const execute = useExecute();
  const [me] = useMe(open.pilot);
  const { pilotId } = open.pilot;
  const { id } = review;
  const run = async (label: string, ...requests: Parameters<typeof execute>[2]): Promise<boolean> =>
    (await execute(pilotId, label, requests)) !== null;
  switch (form) {
    case "obey":
    case "overrule": {
      if (obligation === null) return null;
      const isOverrule = form === "overrule";
      const words = obligation.words ?? obligation.text;
      return (
        <TextForm
          key={form}
          label={isOverrule ? "Why it is overruled" : "What was done or started (optional)"}
          about={
            isOverrule
              ? "Stands in the minutes and in the journal, with the name."
              : "Recorded with the name and this moment."
          }
          action={isOverrule ? "Overrule" : "Record as obeyed"}
          isRequired={isOverrule}
          onClose={onClose}
          onSubmit={async (reason) =>
            run(
              `${isOverrule ? "Overruled" : "Obeyed"}: ${words}`,
              {
                command: "obligation.answer",
                input: {
                  obligation: obligation.id,
                  answer: isOverrule ? "overruled" : "obeyed",
                  ...(reason === "" ? {} : { reason }),
                  ...(me === null ? {} : { by: me }),
                },
              },
              {
                command: "review.record",
                input: { id, obligations: [...new Set([...(review.obligations ?? []), obligation.id])] },
              },
            )
          }
        />
      );
    }
    case "park":
      return (
        <TextForm
          key={form}
          label="Park for the next review"
          action="Park"
          initial={about}
          onClose={onClose}
          onSubmit={async (text) =>
            run(`Parked: ${text}`, {
              command: "review.record",
              input: { id, parked: [...(review.parked ?? []), text] },
            })
          }
        />
      );
    case "confidential":
      return (
        <TextForm
          key={form}
          label="Confidential point"
          about="Goes into the facilitator’s copy alone, in the leadership’s circle."
          action="Note in confidence"
          onClose={onClose}
          onSubmit={async (text) =>
            run("Confidential point noted", {
              command: "note.add",
              input: {
                about: id,
                kind: "confidential minutes",
                circle: "leadership",
                text,
                ...(me === null ? {} : { by: me }),
              },
            })
          }
        />
      );
    case "note":
      return (
        <TextForm
          key={form}
          label="Note for the minutes"
          action="Note"
          onClose={onClose}
          onSubmit={async (text) =>
            run("Noted", {
              command: "review.record",
              input: {
                id,
                sections: timed().sections.map((one) =>
                  one.key === section
                    ? { ...one, notes: one.notes === undefined ? text : `${one.notes}\n${text}` }
                    : one,
                ),
              },
            })
          }
        />
      );
  }
}
