import type { PackArrival } from "../../data/workspace.ts";
import type { GivenFile } from "../../host/host.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { Services } from "../services.ts";
import { problemMessage } from "../use-execute.ts";

/** Opens packs one after the other and says what each of them brought. */
export async function openGivenPacks({ workspace }: Services, files: readonly GivenFile[]): Promise<void> {
  const { say } = useMessages.getState();
  const arrivals: PackArrival[] = [];
  for (const file of files) {
    const bytes = await file.read();
    const opened = bytes.ok ? await workspace.openPack(bytes.value) : bytes;
    if (!opened.ok) {
      say(problemMessage({ ...opened.problem, message: `${file.name}: ${opened.problem.message}` }));
      return;
    }
    arrivals.push(...opened.value);
  }
  if (arrivals.length === 0) return;
  const forked = arrivals.filter(({ kind }) => kind === "forked");
  if (forked.length > 0) {
    const names = forked.map(({ company }) => company).join(", ");
    say({
      kind: "problem",
      text: `${names}: this copy and the pack were both changed, so the pack was not opened`,
      remedy: "Nothing was changed. Ask for a pack that was made from yours.",
    });
    return;
  }
  say({ kind: "done", text: arrivalsSentence(arrivals) });
}

/** `1 added, 2 updated, 1 unchanged: Norrbex`. */
export function arrivalsSentence(arrivals: readonly PackArrival[]): string {
  const counts = (["added", "updated", "unchanged", "nothing to do"] as const).flatMap((kind) => {
    const own = arrivals.filter((arrival) => arrival.kind === kind);
    const word = kind === "nothing to do" ? "older, nothing to do" : kind;
    return own.length === 0 ? [] : [`${own.length} ${word}`];
  });
  const names = arrivals.length <= 3 ? `: ${arrivals.map(({ company }) => company).join(", ")}` : "";
  return `${counts.join(", ")}${names}`;
}
