import "../styles/mantine.ts";
import "../styles/fonts.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/parts.css";
import "../styles/tables.css";
import { MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactElement, StrictMode, useEffect, useState, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { adoptStyleNonce, readStyleNonce } from "../theme/style-nonce.ts";
import { cssVariables, theme } from "../theme/theme.ts";
import { createWindowRouter } from "./router.tsx";
import { type Services, ServicesProvider } from "./services.ts";
import { StartFailed } from "./trouble/start-failed.tsx";
import { StartRefused } from "./trouble/start-refused.tsx";
import { Starting } from "./trouble/starting.tsx";

/**
 * Shows the window once the wiring has made what it needs; before that, and where that fails, a word about it. Gives back
 * what takes it away.
 */
export function showWindow(starting: Promise<Services>): () => void {
  const place = document.querySelector("#root");
  if (place === null) throw new Error("the page has no root");
  const nonce = readStyleNonce(document);
  adoptStyleNonce(nonce);
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Start starting={starting} />
      </MantineProvider>
    </StrictMode>,
  );
  return () => root.unmount();
}

type Started =
  | { readonly kind: "starting" }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "started"; readonly services: Services };

function Start({ starting }: { readonly starting: Promise<Services> }): ReactElement {
  const [started, setStarted] = useState<Started>({ kind: "starting" });
  useEffect(() => {
    starting.then(
      (services) => setStarted({ kind: "started", services }),
      (error: unknown) =>
        setStarted({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }),
    );
  }, [starting]);
  switch (started.kind) {
    case "starting":
      return <Starting />;
    case "failed":
      return <StartFailed reason={started.reason} />;
    case "started":
      return <Window services={started.services} />;
  }
}

function Window({ services }: { readonly services: Services }): ReactElement {
  const { workspace } = services;
  const verdict = useSyncExternalStore(workspace.subscribe, workspace.verdict);
  if (verdict.kind === "refused") return <StartRefused services={services} verdict={verdict} />;
  return (
    <ServicesProvider value={services}>
      <RouterProvider router={routerFor(services)} />
    </ServicesProvider>
  );
}

const routers = new WeakMap<Services, ReturnType<typeof createWindowRouter>>();

function routerFor(services: Services): ReturnType<typeof createWindowRouter> {
  const router = routers.get(services) ?? createWindowRouter(services);
  routers.set(services, router);
  return router;
}
