import type { ReactElement } from "react";
import type { SampleStep } from "./load-sample.ts";

/** How far loading the sample portfolio is. */
export function SampleProgressLine({ step }: { readonly step: SampleStep | "begins" }): ReactElement {
  const { share, words } = progressOf(step);
  return (
    <div className="row sampleprogress">
      <progress
        max={1}
        {...(share === null ? {} : { value: share })}
        aria-label="Loading the sample portfolio"
      />
      <span className="muted" role="status">
        {words}
      </span>
    </div>
  );
}

/** Saving is the last of the steps. */
function progressOf(step: SampleStep | "begins"): { readonly share: number | null; readonly words: string } {
  if (step === "begins") return { share: null, words: "Making the sample portfolio…" };
  if (step === "saving") return { share: null, words: "Checking and saving…" };
  return {
    share: step.made / step.of,
    words: `Making company ${step.made + 1} of ${step.of}…`,
  };
}
