import type { Services } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { useMessages } from "../../stores/message-store.ts";

/** Makes the eight sample companies and opens them as one pack, like any other. */
export async function loadSample({ workspace }: Pick<Services, "workspace">): Promise<void> {
  const { say } = useMessages.getState();
  const { samplePack } = await import("./sample-pack.ts");
  const pack = await samplePack();
  const opened = pack.ok ? await workspace.openPack(pack.value) : pack;
  const failed = opened.ok ? opened.value.find((arrival) => arrival.kind === "failed") : undefined;
  if (!opened.ok) say(problemMessage(opened.problem));
  else if (failed !== undefined) say(problemMessage(failed.problem));
  else say({ kind: "done", text: `Sample portfolio: ${opened.value.length} companies` });
}
