import type { ReactElement } from "react";
import { Loading } from "../../components/loading.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import type { Loaded } from "../pilot-context.ts";

/** A panel whose company is not there yet, or cannot be shown. */
export function PanelMessage({
  loaded,
  onClose,
}: {
  readonly loaded: Exclude<Loaded<unknown>, { readonly kind: "ready" }>;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <SidePanel title={loaded.kind === "loading" ? "One moment" : "This cannot be shown"} onClose={onClose}>
      <section>
        {loaded.kind === "loading" ? (
          <Loading height={240} what="the figures" />
        ) : (
          <p className="note bad" role="alert">
            {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
          </p>
        )}
      </section>
    </SidePanel>
  );
}
