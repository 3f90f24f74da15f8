import "../styles/full-window.css";
import { Button } from "@mantine/core";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

interface FullWindowProps<Step extends string> {
  readonly title: string;
  readonly about: ReactNode;
  readonly steps: readonly Step[];
  readonly current: Step;
  /** Steps that can be gone to: those that lie behind, and the next where nothing is missing. */
  readonly canGoTo: (step: Step) => boolean;
  readonly onGoTo: (step: Step) => void;
  /** What happens to the work, such as “kept when you leave”. */
  readonly leaveNote: string;
  readonly onLeave: () => void;
  /** What stands in the bar at the foot. */
  readonly footer: ReactNode;
  readonly children: ReactNode;
}

/** A flow that takes the whole window: its own head with the steps and the way out, and a bar at the foot. */
export function FullWindow<Step extends string>(props: FullWindowProps<Step>): ReactElement {
  const { steps, current } = props;
  const place = steps.indexOf(current);
  return (
    <div className="fullwindow">
      <header data-region="bar" tabIndex={-1}>
        <div className="what">
          <h1>{props.title}</h1>
          <span className="caption clip">{props.about}</span>
        </div>
        <ol aria-label="Steps">
          {steps.map((step, index) => (
            <li key={step}>
              <button
                type="button"
                aria-current={step === current ? "step" : undefined}
                disabled={step !== current && !props.canGoTo(step)}
                onClick={() => props.onGoTo(step)}
              >
                <span className="number">{index + 1}</span> {step}
              </button>
            </li>
          ))}
        </ol>
        <div className="out">
          <span className="caption">{props.leaveNote}</span>
          <Button onClick={props.onLeave}>Leave</Button>
        </div>
        <div
          className="done"
          role="progressbar"
          aria-label="Progress"
          aria-valuemin={0}
          aria-valuemax={steps.length}
          aria-valuenow={place + 1}
          aria-valuetext={`Step ${place + 1} of ${steps.length}: ${current}`}
        >
          <i style={{ width: `${((place + 1) / steps.length) * 100}%` }} />
        </div>
      </header>
      <Stage key={current}>{props.children}</Stage>
      <footer>{props.footer}</footer>
    </div>
  );
}

/** A step: it begins in the list that says so, else in its first field, or at its heading where it has none. */
function Stage({ children }: { readonly children: ReactNode }): ReactElement {
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    const first =
      body.current?.querySelector<HTMLElement>("[data-begins-here] [tabindex='0']") ??
      body.current?.querySelector<HTMLElement>("input:not([disabled]), textarea, select") ??
      body.current?.querySelector<HTMLElement>("h2");
    first?.focus();
  }, []);
  return (
    <main ref={body} data-region="content" tabIndex={-1}>
      <div className="stage">{children}</div>
    </main>
  );
}
