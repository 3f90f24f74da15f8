import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Result } from "../../../shared/errors/problem.ts";
import { failure } from "../../../shared/errors/problem.ts";
import { rescuePilots } from "../../data/rescue-pilots.ts";
import type { Rescue } from "../../data/workspace.ts";
import { createDesktopHost } from "../../host/desktop-host.ts";
import type { Host } from "../../host/host.ts";
import { desktopApi } from "../../host/preload-object.ts";
import { mountPage } from "../mount.tsx";
import { RescueButton } from "./rescue-button.tsx";
import { StartScreen } from "./start-screen.tsx";

/**
 * Shows the safe start: main decided for it because the last starts did not end. Nothing of the database is opened;
 * everything that it offers works from the journal's files alone.
 */
export function showSafeMode(): void {
  const api = desktopApi();
  if (api === null) startAsUsual();
  else mountPage().render(<SafeMode host={createDesktopHost(api)} />);
}

function startAsUsual(): void {
  window.location.hash = "";
  window.location.reload();
}

/** What the journal's files hold, without the database. */
function fromJournal({ journal }: Host): Promise<Result<Rescue>> {
  return rescuePilots({
    known: [],
    remembered: new Map(),
    read: async () => failure("READ_ONLY", "the database is not opened"),
    home: journal,
  });
}

function SafeMode({ host }: { readonly host: Host }): ReactElement {
  const [isMaking, setIsMaking] = useState(false);
  const [said, setSaid] = useState("");
  const rescue = { workspace: { rescue: () => fromJournal(host) }, host, now: () => Date.now() };
  const makeAgain = async (): Promise<void> => {
    setIsMaking(true);
    const problem = await dropWhereWhole(host);
    setIsMaking(false);
    if (problem === null) startAsUsual();
    else setSaid(problem);
  };
  return (
    <StartScreen
      words={{
        title: "Converge180 did not start the last two times",
        happened:
          "The last two starts ended before your data were open. The database may be what they fail on.",
        done: "This time nothing was opened. The journal beside the database holds everything that was saved, and is as it was.",
        toDo: [
          "Save everything as a pack first, outside this machine if you can.",
          "Start as usual once more: a start that was only cut short goes on from there.",
          "If it stays so, make the database again. It is made from the journal, to the last saved change.",
        ],
      }}
    >
      <div className="row wrap" style={{ gap: 12 }}>
        <RescueButton services={rescue} label="Save everything as a pack…" isMain />
        <Button onClick={startAsUsual}>Start as usual</Button>
        <Button loading={isMaking} onClick={() => void makeAgain()}>
          Make the database again
        </Button>
        <Button onClick={() => void host.backups?.show()}>Show backups</Button>
      </div>
      <p role="status">{said}</p>
    </StartScreen>
  );
}

/** Throws the database away where the journal can be read whole; else why it stays. */
async function dropWhereWhole(host: Host): Promise<string | null> {
  const held = await fromJournal(host);
  if (!held.ok) return `Nothing was changed: ${held.problem.message} (${held.problem.code}).`;
  if (held.value.missing.length > 0) {
    return `Nothing was changed: the journal of ${held.value.missing.join(", ")} cannot be read whole, so that the database may hold what it lacks.`;
  }
  const dropped =
    (await host.dropDatabases?.()) ?? failure("READ_ONLY", "the database cannot be thrown away here");
  return dropped.ok ? null : `Nothing was changed: ${dropped.problem.message} (${dropped.problem.code}).`;
}
