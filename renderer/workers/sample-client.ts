import type { Result } from "../../shared/errors/problem.ts";
import type { SampleCalls, SampleProgress } from "./sample-calls.ts";
import { createWorkerClient } from "./worker-client.ts";

/** Makes the sample portfolio in a worker of its own, which ends with it. */
export async function makeSamplePack(
  onProgress: (progress: SampleProgress) => void,
): Promise<Result<Uint8Array>> {
  const client = createWorkerClient<SampleCalls>(
    () => new Worker(new URL("./sample-worker.ts", import.meta.url), { type: "module", name: "sample" }),
  );
  const pack = await client.call("pack", null, { onProgress });
  client.stop();
  return pack;
}
