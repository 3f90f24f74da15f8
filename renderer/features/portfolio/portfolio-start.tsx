import "../../styles/portfolio-start.css";
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useVerdict } from "../../app/services.ts";
import { NEW_MEETING, useMeetings } from "../../stores/meeting-store.ts";
import { KeptBackup } from "./kept-backup.tsx";
import type { SampleStep } from "./load-sample.ts";
import { ProfileQuestion } from "./profile-question.tsx";
import { SampleProgressLine } from "./sample-progress.tsx";

/** The portfolio before there is anything: who sits here, and the ways to begin, Meeting Zero first. */
export function PortfolioStart(props: {
  /** How far loading the sample is; "none": it is not being loaded. */
  readonly sample: SampleStep | "begins" | "none";
  readonly onMeeting: () => void;
  readonly onNew: () => void;
  readonly onOpen: () => void;
  readonly onSample: () => void;
}): ReactElement {
  const isBegun = useMeetings((state) => state.drafts[NEW_MEETING] !== undefined);
  if (useVerdict().kind === "read-only") return <NothingReadable />;
  return (
    <div className="page">
      <KeptBackup isDamaged={false} />
      <section className="stack" aria-labelledby="begin">
        <h2 id="begin" className="title2">
          Here will be your companies, each against its own baseline
        </h2>
        <p className="read">
          Begin with Meeting Zero: one customer workflow, who leads product, technology and revenue, five
          numbers, one trade-off. Ten minutes, nothing to prepare, and at its end 180 days are laid out.
        </p>
        <div className="row wrap">
          <Button variant="filled" onClick={props.onMeeting}>
            {isBegun ? "Go on with Meeting Zero" : "Hold Meeting Zero"}
          </Button>
          <Button onClick={props.onNew}>Start a pilot…</Button>
          <Button onClick={props.onOpen}>Open a pack…</Button>
          <Button loading={props.sample !== "none"} onClick={props.onSample}>
            Load the sample portfolio
          </Button>
        </div>
        {props.sample === "none" ? null : <SampleProgressLine step={props.sample} />}
      </section>
      <ProfileQuestion />
    </div>
  );
}

/** Where the data are damaged so far that no company can be read: nothing may begin over them. */
function NothingReadable(): ReactElement {
  return (
    <div className="page">
      <section className="stack" aria-labelledby="unreadable">
        <h2 id="unreadable" className="title2">
          None of your companies can be read here
        </h2>
        <p className="read">
          Nothing was overwritten, and nothing can be begun over what is damaged. What to do stands above.
        </p>
      </section>
      <KeptBackup isDamaged />
    </div>
  );
}
