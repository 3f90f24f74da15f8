import type { ReactElement } from "react";
import { ContentFrame } from "../content-frame.tsx";
import { PilotFrame } from "../pilot-frame.tsx";
import { PlaceBoundary } from "./place-boundary.tsx";
import { useShown, useWindowRouter } from "./router-context.ts";
import type { ShownPlace } from "./window-router.ts";

/** The place that is shown, in the frames that it has in common with others. */
export function PlaceOutlet(): ReactElement | null {
  const { load } = useWindowRouter();
  const shown = useShown();
  if (shown === null) return null;
  return (
    <PlaceBoundary stand={shown} onAgain={() => void load()}>
      <FramedPlace shown={shown} />
    </PlaceBoundary>
  );
}

function FramedPlace({ shown: { route, content, fault } }: { readonly shown: ShownPlace }): ReactElement {
  if (fault !== null) throw fault;
  if (route === null || content === null) return <NothingHere />;
  const Content = content;
  const framed = route.isFramed ? (
    <ContentFrame>
      <Content />
    </ContentFrame>
  ) : (
    <Content />
  );
  return route.pattern.startsWith("/c/") ? <PilotFrame>{framed}</PilotFrame> : framed;
}

function NothingHere(): ReactElement {
  return (
    <main className="content">
      <p>
        Nothing stands at this address. <a href="#/portfolio">Go to the portfolio</a>
      </p>
    </main>
  );
}
