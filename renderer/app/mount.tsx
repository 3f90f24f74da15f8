import "../styles/mantine.ts";
import "../styles/fonts.css";
import "../styles/base.css";
import "../styles/direction.css";
import "../styles/shell.css";
import "../styles/notices.css";
import "../styles/parts.css";
import "../styles/tables.css";
import "../styles/print.css";
import { MantineProvider } from "@mantine/core";
import { type ReactElement, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { adoptStyleNonce, readStyleNonce } from "../theme/style-nonce.ts";
import { cssVariables, theme } from "../theme/theme.ts";
import { isolateShownNames } from "./isolate-shown-names.ts";

/** The place of the page where everything is shown. */
export interface MountedPage {
  readonly render: (content: ReactElement) => void;
  readonly unmount: () => void;
}

/** Takes the page's root, with its theme and styles. */
export function mountPage(): MountedPage {
  const place = document.querySelector("#root");
  if (place === null) throw new Error("the page has no root");
  const nonce = readStyleNonce(document);
  adoptStyleNonce(nonce);
  const root = createRoot(place);
  const stopIsolating = isolateShownNames(document.body);
  return {
    render: (content) =>
      root.render(
        <StrictMode>
          <MantineProvider
            theme={theme}
            cssVariablesResolver={cssVariables}
            defaultColorScheme="auto"
            getStyleNonce={() => nonce}
          >
            {content}
          </MantineProvider>
        </StrictMode>,
      ),
    unmount: () => {
      stopIsolating();
      root.unmount();
    },
  };
}
