import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { delimiterWords } from "./file-words.ts";
import { useImport } from "./session-context.ts";
import { activeFile, draftOf, isOpening, readableFiles, STEPS, type Step } from "./session-state.ts";

/** What is imported, how it is read, and how far it is. */
export function FlowHeader({
  company,
  onLeave,
}: {
  readonly company: string;
  readonly onLeave: () => void;
}): ReactElement {
  return (
    <header className="importhead" data-region="bar" tabIndex={-1}>
      <div className="grow">
        <div className="caption clip">Import into {company}</div>
        <FileLine />
      </div>
      <StepList />
      <button
        type="button"
        className="iconbutton"
        aria-label="Leave the import"
        title="Leave"
        onClick={onLeave}
      >
        <IconX size={16} stroke={1.5} />
      </button>
    </header>
  );
}

function FileLine(): ReactElement {
  const { session, state, open } = useImport();
  const { files, step } = state;
  const file = activeFile(state);
  const isOne = step === "File" || step === "Columns" || files.length === 1;
  const shown = isOne ? (file ?? files[0] ?? null) : null;
  if (shown === null) {
    const count = readableFiles(state).length;
    return <h1>{files.length === 0 ? "No file yet" : `${count} ${count === 1 ? "file" : "files"}`}</h1>;
  }
  const { look } = shown;
  const decimal = draftOf(state, shown)?.document.source?.decimal;
  const rows = look?.profile.records ?? shown.checked?.sheets.reduce((sum, sheet) => sum + sheet.rowsRead, 0);
  const facts = [
    ...(rows === undefined ? [] : [`${open.format.count(rows)} ${rows === 1 ? "row" : "rows"}`]),
    ...(look === null || look.sheet === null ? [] : [`sheet “${look.sheet}”`]),
    ...(look === null || look.encoding === null
      ? []
      : [`${look.encoding}${look.isEncodingGuess ? " (found out)" : ""}`]),
    ...(look === null || look.delimiter === null ? [] : [delimiterWords(look.delimiter)]),
    ...(decimal === undefined ? [] : [`decimal “${decimal}”`]),
  ];
  return (
    <div className="row">
      {files.length > 1 && (step === "Columns" || step === "File") ? (
        <select
          className="fileselect"
          aria-label="File"
          value={shown.key}
          onChange={(event) => session.goTo(step, Number(event.currentTarget.value))}
        >
          {files.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <h1 className="clip">{shown.name}</h1>
      )}
      <span className="muted clip">{facts.join(" · ")}</span>
      {look === null || step === "File" || state.imported.kind !== "none" ? null : (
        <button type="button" className="linkbutton" onClick={() => session.goTo("File", shown.key)}>
          Change
        </button>
      )}
    </div>
  );
}

function StepList(): ReactElement {
  const { session, state } = useImport();
  const current = STEPS.indexOf(state.step);
  const isFixed = state.imported.kind !== "none" || isOpening(state);
  const canGoTo = (step: Step): boolean => {
    if (isFixed || step === "Import") return false;
    if (step === "Columns") return readableFiles(state).some(({ isTemplate }) => !isTemplate);
    if (step === "Check") return STEPS.indexOf(step) < current;
    return state.files.length > 0;
  };
  return (
    <nav aria-label="Steps of the import">
      <ol className="importsteps">
        {STEPS.map((step, place) => (
          <li key={step}>
            {place === 0 ? null : <span aria-hidden="true">›</span>}
            <button
              type="button"
              aria-current={step === state.step ? "step" : undefined}
              disabled={step !== state.step && !canGoTo(step)}
              onClick={() => (step === state.step ? undefined : session.goTo(step))}
            >
              {place + 1} {step}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
