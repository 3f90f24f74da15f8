import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pickPacks } from "../../app/files/pick-files.ts";
import { savePacks, waysTo } from "../../app/files/save-packs.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices, useSummaries } from "../../app/services.ts";
import type { SavedFile } from "../../host/host.ts";
import { useLayers } from "../../stores/layer-store.ts";

/** Packs: one file with everything of a pilot, verified when it is opened; and copies of it for others. */
export function PacksTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const services = useServices();
  const summaries = useSummaries();
  const show = useLayers((state) => state.show);
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const save = async (pilots: Parameters<typeof savePacks>[1]): Promise<void> =>
    setSaved(await savePacks(services, pilots));
  const { company, pilotId } = open.overview;
  return (
    <div className="stack loose" style={{ maxWidth: 640 }}>
      <section className="stack tight" aria-labelledby="share-pack">
        <h2 id="share-pack" className="title3">
          Share
        </h2>
        <p className="muted">
          A copy for somebody else: you say for which circle it is and whether it opens with a passphrase, and
          see what is withheld before it is saved.
        </p>
        <div>
          <Button variant="filled" onClick={() => show("share")}>
            Share a copy…
          </Button>
        </div>
      </section>
      <section className="stack tight" aria-labelledby="open-pack">
        <h2 id="open-pack" className="title3">
          Open
        </h2>
        <p className="muted">
          You see what a pack would bring before anything happens. A newer one brings its pilot up to date, an
          older one changes nothing, and one that was changed apart is merged. Packs can be dropped anywhere
          in the window, too.
        </p>
        <div>
          <Button onClick={() => void pickPacks(services)}>Open packs…</Button>
        </div>
      </section>
      <section className="stack tight" aria-labelledby="save-pack">
        <h2 id="save-pack" className="title3">
          Save
        </h2>
        <p className="muted">
          The whole pilot for yourself: records, journal and data, complete and not encrypted. Whoever has the
          file can read all of it.
        </p>
        <div className="row wrap">
          <Button onClick={() => void save([{ pilotId, company }])}>Save pack of {company}…</Button>
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
    </div>
  );
}
