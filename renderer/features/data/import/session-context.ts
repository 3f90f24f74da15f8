import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { pilotWorkflow } from "../../../../shared/domain/pilot-workflow.ts";
import { momentOf } from "../../../app/clock.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { useServices } from "../../../app/services.ts";
import { problemMessage, useExecute } from "../../../app/use-execute.ts";
import { useMessages } from "../../../stores/message-store.ts";
import { createSession, type Session } from "./session.ts";
import type { SessionState } from "./session-state.ts";

/** The import that is going on, as its parts see it. */
export interface OpenSession {
  readonly session: Session;
  readonly state: SessionState;
  readonly open: OpenPilot;
}

const SessionContext = createContext<OpenSession | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useImport(): OpenSession {
  const open = useContext(SessionContext);
  if (open === null) throw new Error("no import: the part stands outside the flow");
  return open;
}

/** Makes an import for a pilot, and ends it when its screen is left. */
export function useNewSession(open: OpenPilot): OpenSession {
  const { imports, now } = useServices();
  const execute = useExecute();
  const { pilot } = open;
  const { pilotId } = pilot;
  const [session] = useState(() =>
    createSession(pilot, {
      imports,
      execute,
      tell: (problem) => useMessages.getState().say(problemMessage(problem)),
      momentOf: (of) => momentOf(of, now()),
      context: { workflow: pilotWorkflow(pilot)?.name ?? null },
    }),
  );
  useEffect(() => session.follow(pilot), [session, pilot]);
  useEffect(() => {
    const release = imports.keep(pilotId);
    return () => {
      session.close();
      release();
    };
  }, [imports, session, pilotId]);
  const state = useSyncExternalStore(session.store.subscribe, session.store.getState);
  return { session, state, open };
}
