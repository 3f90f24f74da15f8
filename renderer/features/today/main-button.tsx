import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { weekday } from "../../../shared/calendar/calendar-date.ts";
import { byUrgency, isSettled } from "../../../shared/domain/checklist-item.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { pickPacks, pickTables } from "../../app/files/pick-files.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useMe } from "../../app/use-me.ts";
import { useRole } from "../../app/use-role.ts";

/** The one thing that a role does first on Today. */
export function MainButton({ open }: { readonly open: OpenPilot }): ReactElement {
  const services = useServices();
  const go = useGo();
  const role = useRole();
  const [me] = useMe(open.pilot);
  const { pilot, overview } = open;
  const base = `/c/${pilot.pilotId}`;
  const [words, act] = ((): readonly [string, () => void] => {
    switch (role) {
      case "partner":
        return ["Open packs…", () => void pickPacks(services)];
      case "consultant":
        return ["Import…", () => void pickTables(services, pilot.pilotId, go)];
      case "ceo": {
        const isReviewDay = pilotRecord(pilot).reviewRhythm?.weekday === weekday(overview.moment.date);
        return isReviewDay
          ? ["Start weekly review", () => go(`${base}/reviews`)]
          : ["Decide…", () => go(`${base}/decisions`)];
      }
      case "owner": {
        const mine = byUrgency(overview.items.filter((item) => item.dri === me && !isSettled(item)))[0];
        return [
          "Add evidence…",
          () => go(mine === undefined ? `${base}/plan` : `${base}/plan?item=${mine.id}`),
        ];
      }
    }
  })();
  return (
    <Button variant="filled" onClick={act}>
      {words}
    </Button>
  );
}
