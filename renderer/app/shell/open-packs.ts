import type { GivenFile } from "../../host/host.ts";
import { useArrivals } from "../../stores/arrivals-store.ts";
import type { Services } from "../services.ts";

let last: Promise<void> = Promise.resolve();

/** Opens packs one after the other; the banner says what each of them brought. One that fails keeps no other back. */
export function openGivenPacks(
  { workspace }: Pick<Services, "workspace">,
  files: readonly GivenFile[],
): Promise<void> {
  if (files.length === 0) return Promise.resolve();
  // Packs that arrive while others are opened wait for their end.
  last = last.then(async () => {
    const { begin, arrived, end } = useArrivals.getState();
    begin(files.length);
    for (const { name: file, read } of files) {
      const bytes = await read();
      const opened = bytes.ok ? await workspace.openPack(bytes.value) : bytes;
      arrived(
        opened.ok
          ? { kind: "opened", file, pilots: opened.value }
          : { kind: "set aside", file, problem: opened.problem },
      );
    }
    end();
  });
  return last;
}
