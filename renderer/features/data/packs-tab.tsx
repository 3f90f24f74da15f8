import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { savePacks, waysTo } from "../../app/files/save-packs.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices, useSummaries } from "../../app/services.ts";
import { openGivenPacks } from "../../app/shell/open-packs.ts";
import { problemMessage } from "../../app/use-execute.ts";
import type { SavedFile } from "../../host/host.ts";
import { useMessages } from "../../stores/message-store.ts";

/** Packs: one file with everything of a pilot, verified when it is opened. */
export function PacksTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const services = useServices();
  const summaries = useSummaries();
  const say = useMessages((state) => state.say);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async (pilots: Parameters<typeof savePacks>[1]): Promise<void> =>
    setSaved(await savePacks(services, pilots));
  const openPack = async (): Promise<void> => {
    const picked = await services.host.pickFiles("pack", true);
    if (picked.ok) await openGivenPacks(services, picked.value);
    else say(problemMessage(picked.problem));
  };
  const { company, pilotId } = open.overview;
  return (
    <div className="stack loose" style={{ maxWidth: 640 }}>
      <section className="stack tight" aria-labelledby="save-pack">
        <h3 id="save-pack" className="title3">
          Save
        </h3>
        <p className="muted">
          A pack holds records, journal and data of a pilot, complete. Whoever has the file can read all of
          it.
        </p>
        <div className="row wrap">
          <Button variant="filled" onClick={() => void save([{ pilotId, company }])}>
            Save pack of {company}…
          </Button>
          {summaries.length < 2 ? null : (
            <Button onClick={() => void save(summaries)}>Save all {summaries.length} as one pack…</Button>
          )}
        </div>
        {saved === null ? null : (
          <p>
            {saved.name}{" "}
            {waysTo(saved).map(({ label, run }) => (
              <button key={label} type="button" className="linkbutton" onClick={run}>
                {label}
              </button>
            ))}
          </p>
        )}
      </section>
      <section className="stack tight" aria-labelledby="open-pack">
        <h3 id="open-pack" className="title3">
          Open
        </h3>
        <p className="muted">
          A newer pack of a pilot brings it up to date, an older one changes nothing, and one that was changed
          apart is refused.
        </p>
        <div>
          <Button onClick={() => void openPack()}>Open packs…</Button>
        </div>
      </section>
    </div>
  );
}
