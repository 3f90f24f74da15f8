import type { Services } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { SampleProgress } from "../../workers/sample-calls.ts";

/** How far loading the sample is: its companies are made, then saved. */
export type SampleStep = SampleProgress | "saving";

/** Makes the eight sample companies and opens them as one pack, like any other. */
export async function loadSample(
  { workspace }: Pick<Services, "workspace">,
  onStep: (step: SampleStep) => void,
): Promise<void> {
  const { say } = useMessages.getState();
  const { makeSamplePack } = await import("../../workers/sample-client.ts");
  const pack = await makeSamplePack(onStep);
  if (pack.ok) onStep("saving");
  const opened = pack.ok ? await workspace.openPack(pack.value) : pack;
  const failed = opened.ok ? opened.value.find((arrival) => arrival.kind === "failed") : undefined;
  if (!opened.ok) say(problemMessage(opened.problem));
  else if (failed !== undefined) say(problemMessage(failed.problem));
  else say({ kind: "done", text: `Sample portfolio: ${opened.value.length} companies` });
}
