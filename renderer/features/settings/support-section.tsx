import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { copyDiagnostics, diagnosticsText } from "../../app/copy-diagnostics.ts";
import { useServices } from "../../app/services.ts";

/** What support is given, to be read before it is copied. */
export function SupportSection(): ReactElement {
  const services = useServices();
  const [text, setText] = useState<string | null>(null);
  const toggle = async (): Promise<void> => setText(text === null ? await diagnosticsText(services) : null);
  return (
    <section className="stack" aria-labelledby="support">
      <h2 id="support" className="title3">
        Support
      </h2>
      <p>
        Diagnostics say which versions run here, how the data were found, and what went wrong lately, by code.
        Names, texts, figures and folders are not in them. Nothing is sent: you copy them where you want them.
      </p>
      <div className="row">
        <Button onClick={() => void copyDiagnostics(services)}>Copy diagnostics</Button>
        <Button variant="subtle" aria-expanded={text !== null} onClick={() => void toggle()}>
          {text === null ? "Show what is copied" : "Hide"}
        </Button>
      </div>
      {text === null ? null : (
        <pre className="surface pad mono wrapped" aria-label="Diagnostics">
          {text}
        </pre>
      )}
    </section>
  );
}
