import type { ReactElement, ReactNode } from "react";
import type { TroubleWords } from "./trouble-words.ts";

/** A screen that stands in the place of the window: what happened, what was done, what to do, and ways on. */
export function StartScreen({
  words,
  code,
  children,
}: {
  readonly words: TroubleWords;
  readonly code?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="startscreen">
      <header>
        <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M2 15 A8 8 0 0 1 18 15" fill="none" stroke="var(--c-accent)" strokeWidth={2} />
          <path d="M10 15 14.5 8.5" stroke="var(--c-text)" strokeWidth={2} strokeLinecap="round" />
        </svg>
        Converge180
      </header>
      <main>
        <h1 className="title2">{words.title}</h1>
        <TroubleFacts words={words} />
        {children}
        {code === undefined ? null : <p className="mono faint">{code}</p>}
      </main>
    </div>
  );
}

/** What happened, what was done, what to do, and what the system says of it. */
export function TroubleFacts({ words }: { readonly words: TroubleWords }): ReactElement {
  return (
    <dl className="troublefacts">
      <dt className="label">What happened</dt>
      <dd>{words.happened}</dd>
      <dt className="label">What was done</dt>
      <dd>{words.done}</dd>
      <dt className="label">What to do</dt>
      <dd>
        <ul>
          {words.toDo.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </dd>
      {words.details === undefined ? null : (
        <>
          <dt className="label">Details</dt>
          <dd className="mono faint">{words.details}</dd>
        </>
      )}
    </dl>
  );
}
