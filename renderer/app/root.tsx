import { type ReactElement, useEffect, useSyncExternalStore } from "react";
import { afterFrame } from "./after-frame.ts";
import { mountPage } from "./mount.tsx";
import { PlaceBoundary } from "./routing/place-boundary.tsx";
import { RouterProvider } from "./routing/router-context.ts";
import type { WindowRouter } from "./routing/window-router.ts";
import { createWorkspaceRouter } from "./routing/workspace-router.ts";
import { type Services, ServicesProvider } from "./services.ts";
import { Shell } from "./shell/shell.tsx";
import { StartFailed } from "./trouble/start-failed.tsx";
import { StartRefused } from "./trouble/start-refused.tsx";
import { Starting } from "./trouble/starting.tsx";

/**
 * Shows the window once the wiring has made what it needs; before that, and where that fails, a word about it. Gives back
 * what takes it away.
 */
export function showWindow(starting: Promise<Services>): () => void {
  const { render, unmount } = mountPage();
  // Most starts are quick: then the window is drawn once, and no word about it before.
  const timer = setTimeout(() => render(<Starting />), PATIENCE_MS);
  const failed = (error: unknown): void => {
    clearTimeout(timer);
    render(<StartFailed reason={error instanceof Error ? error.message : String(error)} />);
  };
  const show = async (): Promise<void> => {
    const services = await starting;
    const router = createWorkspaceRouter(services);
    if (services.workspace.verdict().kind !== "refused") await router.load();
    clearTimeout(timer);
    render(<Window services={services} router={router} />);
    await services.opening?.opened;
  };
  show().catch(failed);
  return () => {
    clearTimeout(timer);
    unmount();
  };
}

/** How long a start may take before something is said. */
const PATIENCE_MS = 400;

function Window({
  services,
  router,
}: {
  readonly services: Services;
  readonly router: WindowRouter;
}): ReactElement {
  const { workspace, opening } = services;
  const verdict = useSyncExternalStore(workspace.subscribe, workspace.verdict);
  useEffect(() => (opening === undefined ? undefined : afterFrame(opening.onShown)), [opening]);
  // Where the data could not be opened at first, nothing was looked up.
  useEffect(() => {
    if (verdict.kind !== "refused") void router.load();
  }, [verdict.kind, router]);
  if (verdict.kind === "refused") return <StartRefused services={services} verdict={verdict} />;
  return (
    <ServicesProvider value={services}>
      <RouterProvider value={router}>
        <PlaceBoundary stand={router} onAgain={() => void router.load()}>
          <Shell />
        </PlaceBoundary>
      </RouterProvider>
    </ServicesProvider>
  );
}
