import { type ReactElement, useEffect, useState } from "react";
import { useGo } from "../navigation.ts";
import { useServices, useSummaries } from "../services.ts";
import { useCurrentPilotId } from "../shell/current-pilot.ts";
import { droppedFiles, hasFiles } from "./dropped-files.ts";
import { routeGivenFiles } from "./route-given-files.ts";

/** Takes files that are dropped anywhere on the window, and says so while they are dragged over it. */
export function DropTarget(): ReactElement | null {
  const services = useServices();
  const go = useGo();
  const pilotId = useCurrentPilotId();
  const company = useSummaries().find((summary) => summary.pilotId === pilotId)?.company ?? null;
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      // A place that takes files itself has said so already.
      if (event.defaultPrevented || !hasFiles(event.dataTransfer)) return setIsOver(false);
      event.preventDefault();
      const isBlocked = document.querySelector('[aria-modal="true"]') !== null;
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isBlocked ? "none" : "copy";
      setIsOver(!isBlocked);
    };
    const onLeave = (event: DragEvent): void => {
      // Nothing is entered instead: the pointer left the window.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setIsOver(false);
      if (event.defaultPrevented || event.dataTransfer === null || !hasFiles(event.dataTransfer)) return;
      // Left to itself the browser would show the file instead of the app.
      event.preventDefault();
      void routeGivenFiles(services, droppedFiles(event.dataTransfer), { pilotId, go });
    };
    window.addEventListener("dragenter", onOver);
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragenter", onOver);
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [services, go, pilotId]);
  if (!isOver) return null;
  return (
    <div className="droptarget" role="status">
      <div className="card">
        <p className="title2">Drop to open or import</p>
        <p className="muted">
          Packs (.c180) are opened.{" "}
          {company === null
            ? "Tables (.csv, .xlsx) go to the import of a company that you choose."
            : `Tables (.csv, .xlsx) go to the import of ${company}.`}
        </p>
      </div>
    </div>
  );
}
