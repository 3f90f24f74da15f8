import { useCallback } from "react";
import type { DraftRequest } from "../../../shared/domain/draft-decision.ts";
import type { WhyCase } from "../../../shared/domain/why.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { useMessages } from "../../stores/message-store.ts";
import { madeRecord } from "../made-record.ts";
import { useGo } from "../navigation.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { problemMessage, useExecute } from "../use-execute.ts";

/** Drafts a decision from what is looked at, with the figures of this moment, and goes to its page. */
export function useDecide(open: OpenPilot, onLeave: () => void): (found: WhyCase) => void {
  const { figures } = useServices();
  const execute = useExecute();
  const go = useGo();
  const { pilot, asOfMs } = open;
  return useCallback(
    (found: WhyCase) => {
      const decide = async (): Promise<void> => {
        const draft = await figures.ask("draftDecision", pilot, asOfMs, requestOf(pilot, found));
        if (!draft.ok) {
          useMessages.getState().say(problemMessage(draft.problem));
          return;
        }
        const input = { ...draft.value, ...rightOf(found) };
        const done = await execute(pilot.pilotId, `Decision drafted: ${draft.value.title}`, [
          { command: "decision.add", input },
        ]);
        const id = madeRecord(done, "decision");
        if (id === undefined) return;
        onLeave();
        go(`/c/${pilot.pilotId}/decisions/${id}?at=lenses`);
      };
      void decide();
    },
    [figures, execute, go, pilot, asOfMs, onLeave],
  );
}

/** What the draft is made from: the figure in question, its scope, the change next to it, the words and their deadline. */
function requestOf(pilot: PilotState, found: WhyCase): DraftRequest {
  switch (found.kind) {
    case "obligation": {
      const { obligation, metric, changes } = found.case;
      const { deadlineMs, action, workflow, segment } = obligation;
      const [change] = changes;
      return {
        metric,
        ...idsOf(pilot, workflow, segment),
        ...(change === undefined ? {} : { change: change.id }),
        obligation: { deadlineMs, action },
      };
    }
    case "metric": {
      const { metric, workflow, segment, changes } = found.case;
      const [change] = changes;
      return {
        metric,
        ...idsOf(pilot, workflow, segment),
        ...(change === undefined ? {} : { change: change.id }),
      };
    }
    case "right": {
      const { right, obligations } = found.case;
      const [obligation] = obligations;
      const metric = recordById(pilot, "guardrail", right.id)?.bands?.[0]?.metric;
      return {
        ...(metric !== undefined && isMetricId(metric) ? { metric } : {}),
        ...(obligation === undefined
          ? {}
          : { obligation: { deadlineMs: obligation.deadlineMs, action: obligation.action } }),
      };
    }
    case "decision": {
      const { decision, rights } = found.case;
      const obligation = rights[0]?.obligations[0];
      return {
        title: `Does “${decision.title}” stand?`.slice(0, 240),
        ...(obligation === undefined ? {} : { metric: obligation.metric }),
        ...(decision.workflow === undefined ? {} : { workflow: decision.workflow }),
        ...(decision.segment === undefined ? {} : { segment: decision.segment }),
      };
    }
  }
}

/** The delegated domain that a draft falls in, where it is about one. */
function rightOf(found: WhyCase): { readonly domain?: string; readonly guardrail?: string } {
  const right =
    found.kind === "right"
      ? found.case.right
      : found.kind === "decision"
        ? found.case.rights[0]?.right
        : undefined;
  return right === undefined ? {} : { domain: right.domain, guardrail: right.id };
}

function idsOf(
  pilot: PilotState,
  workflow: string,
  segment: string,
): { readonly workflow?: string; readonly segment?: string } {
  const own = recordsOf(pilot, "workflow").find(({ name }) => name === workflow)?.id;
  const part = recordsOf(pilot, "segment").find(({ name }) => name === segment)?.id;
  return {
    ...(own === undefined ? {} : { workflow: own }),
    ...(part === undefined ? {} : { segment: part }),
  };
}
