import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { StartScreen } from "./start-screen.tsx";

/** What stands there when the app itself could not start: a part of it is missing, or the browser lacks something. */
export function StartFailed({ reason }: { readonly reason: string }): ReactElement {
  return (
    <StartScreen
      words={{
        title: "Converge180 could not start",
        happened: `${reason.slice(0, 300)}.`,
        done: "Your data were not opened and are as they were.",
        toDo: [
          "Start it again.",
          "In a browser, use a current Chromium, Chrome or Edge, and no private window.",
          "If it stays so, install the app again: the data lie elsewhere and are kept.",
        ],
      }}
    >
      <div className="row">
        <Button variant="filled" onClick={() => location.reload()}>
          Start again
        </Button>
      </div>
    </StartScreen>
  );
}
