import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { FormDialog } from "./form-dialog.tsx";
import { typedNumber } from "./typed-number.ts";

/** What was typed of something that takes hours; null: nothing was said. */
export interface HoursEntry {
  readonly name: string;
  readonly kind: string;
  readonly hours: number | null;
  readonly people: number | null;
}

/** What is wrong with a number of people, or another count, as typed; null: nothing. */
export function countFault(text: string): string | null {
  return text === "" || /^\d{1,5}$/u.test(text) ? null : "a whole number";
}

/** Adds a meeting, a forum or a gate: its name, its kind, what it takes of whom. */
export function HoursDialog({
  title,
  verb,
  name: named,
  kind: kinds,
  hours: timed,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly verb: string;
  readonly name: { readonly label: string; readonly description?: string };
  /** The first is chosen. */
  readonly kind: { readonly label: string; readonly choices: readonly [string, ...string[]] };
  readonly hours: { readonly label: string; readonly fault: (text: string) => string | null };
  readonly onSubmit: (entry: HoursEntry) => Promise<void>;
  readonly onClose: () => void;
}): ReactElement {
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>(kinds.choices[0]);
  const [hours, setHours] = useState("");
  const [people, setPeople] = useState("");
  const hoursProblem = timed.fault(hours.trim());
  const peopleProblem = countFault(people.trim());
  return (
    <FormDialog
      title={title}
      verb={verb}
      isReady={name.trim() !== "" && hoursProblem === null && peopleProblem === null}
      onSubmit={async () =>
        onSubmit({ name: name.trim(), kind, hours: typedNumber(hours), people: typedNumber(people) })
      }
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        {...named}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="hoursfields">
        <NativeSelect
          label={kinds.label}
          data={[...kinds.choices]}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        <TextInput
          label={timed.label}
          value={hours}
          error={hoursProblem}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        <TextInput
          label="People"
          value={people}
          error={peopleProblem}
          onChange={(event) => setPeople(event.currentTarget.value)}
        />
      </div>
    </FormDialog>
  );
}
