import { useCallback } from "react";
import type { CommandRequest } from "../../../../shared/commands/execute-command.ts";
import { useServices } from "../../../app/services.ts";
import { problemMessage } from "../../../app/use-execute.ts";
import { useMessages } from "../../../stores/message-store.ts";
import { usePreferences } from "../../../stores/preferences-store.ts";

/** Saves without a word, so that nothing pops up before the room; a refusal is said. */
export function useQuietly(): (pilotId: string, request: CommandRequest) => Promise<boolean> {
  const { workspace } = useServices();
  const profile = usePreferences((state) => state.profile);
  return useCallback(
    async (pilotId, request) => {
      const done = await workspace.execute(pilotId, [{ actor: profile, ...request }]);
      if (!done.ok) useMessages.getState().say(problemMessage(done.problem));
      return done.ok;
    },
    [workspace, profile],
  );
}
