import "../styles/mantine.ts";
import "../styles/fonts.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/parts.css";
import "../styles/tables.css";
import { MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { adoptStyleNonce, readStyleNonce } from "../theme/style-nonce.ts";
import { cssVariables, theme } from "../theme/theme.ts";
import { createWindowRouter } from "./router.tsx";
import { type Services, ServicesProvider } from "./services.ts";
import { StartRefused } from "./start-refused.tsx";

/** Shows the window with what the wiring made. */
export function showWindow(services: Services): void {
  const place = document.querySelector("#root");
  if (place === null) throw new Error("the page has no root");
  const nonce = readStyleNonce(document);
  adoptStyleNonce(nonce);
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Window services={services} />
      </MantineProvider>
    </StrictMode>,
  );
}

function Window({ services }: { readonly services: Services }): ReactElement {
  if (services.verdict.kind === "refused") return <StartRefused reason={services.verdict.reason} />;
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
