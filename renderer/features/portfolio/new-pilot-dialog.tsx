import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, mondayOf } from "../../../shared/calendar/calendar-date.ts";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import { CURRENCIES } from "../../app/currencies.ts";
import { useGo } from "../../app/navigation.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { useLayers } from "../../stores/layer-store.ts";
import { NEW_MEETING, useMeetings } from "../../stores/meeting-store.ts";
import { useMessages } from "../../stores/message-store.ts";

/** A new pilot: company, Day 0, time zone, currency, first workflow. Without a Day 0 it is a diligence target. */
export function NewPilotDialog(): ReactElement {
  const { workspace, now } = useServices();
  const show = useLayers((state) => state.show);
  const say = useMessages((state) => state.say);
  const go = useGo();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const nextMonday = formatCalendarDate(mondayOf(zoneClock(zone).dayOf(now())) + 7);
  const isMeetingBegun = useMeetings((state) => state.drafts[NEW_MEETING] !== undefined);
  const [company, setCompany] = useState("");
  const [workflow, setWorkflow] = useState("");
  const [startDate, setStartDate] = useState(nextMonday);
  const [timeZone, setTimeZone] = useState(zone);
  const [currency, setCurrency] = useState("EUR");
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setIsBusy(true);
    const made = await workspace.create({
      company,
      timeZone,
      currency,
      ...(startDate === "" ? {} : { startDate }),
    });
    if (!made.ok) {
      setIsBusy(false);
      say(problemMessage(made.problem));
      return;
    }
    const { pilotId } = made.value;
    if (workflow.trim() !== "") {
      const added = await workspace.execute(pilotId, [
        { command: "workflow.add", input: { name: workflow } },
      ]);
      const id = added.ok
        ? added.value.entries[0]?.changes.find(({ field }) => field === "type")?.record
        : undefined;
      if (!added.ok) say(problemMessage(added.problem));
      else if (id !== undefined) {
        await workspace.execute(pilotId, [
          { command: "pilot.edit", input: { id: pilotId, firstWorkflow: id } },
        ]);
      }
    }
    show(null);
    go(`/c/${pilotId}/plan`);
  };
  return (
    <Modal opened onClose={() => show(null)} title="New pilot">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="note row wide">
          <p className="grow">
            Best with the leaders in one room: one workflow, five numbers, one decision, ten minutes.
          </p>
          <Button
            onClick={() => {
              show(null);
              go("/meeting");
            }}
          >
            {isMeetingBegun ? "Go on with Meeting Zero" : "Hold Meeting Zero"}
          </Button>
        </div>
        <TextInput
          data-autofocus
          label="Company"
          required
          value={company}
          onChange={(event) => setCompany(event.currentTarget.value)}
        />
        <TextInput
          label="First customer workflow"
          description="Such as “Returns and refunds”; it can follow later."
          value={workflow}
          onChange={(event) => setWorkflow(event.currentTarget.value)}
        />
        <DateField
          label="Day 0"
          description="Leave it empty for a diligence target."
          value={startDate}
          onChange={(event) => setStartDate(event.currentTarget.value)}
        />
        <TextInput
          label="Time zone"
          required
          value={timeZone}
          onChange={(event) => setTimeZone(event.currentTarget.value)}
        />
        <NativeSelect
          label="Currency"
          data={[...CURRENCIES]}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={() => show(null)}>Cancel</Button>
          <Button type="submit" variant="filled" loading={isBusy} disabled={company.trim() === ""}>
            Start pilot
          </Button>
        </div>
      </form>
    </Modal>
  );
}
