import { type ReactElement, useEffect, useRef } from "react";
import { LENS_NAMES, type LensName } from "../../../shared/domain/lenses.ts";
import { useAddress } from "../../app/navigation.ts";
import { useExecute } from "../../app/use-execute.ts";
import { LensFields } from "../../components/lens-fields.tsx";
import type { DecisionPart } from "./decision-page.tsx";
import { readingScope, readingsNow } from "./lens-reading-words.ts";
import { LensesRead } from "./lenses-read.tsx";
import { PersonField } from "./person-field.tsx";
import type { LensEditor } from "./use-lens-drafts.ts";

/** The three lenses: while it is open they are written; once it was decided they are read, with what became of them. */
export function DecisionLenses({
  open,
  subject,
  lenses,
}: DecisionPart & { readonly lenses: LensEditor }): ReactElement {
  // Whoever came to decide begins here.
  const isAim = useAddress().search["at"] === "lenses";
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAim) box.current?.querySelector<HTMLElement>("input")?.focus();
  }, [isAim]);
  if (subject.lock !== null) return <LensesRead open={open} subject={subject} />;
  return (
    <section
      ref={box}
      className="stack"
      aria-labelledby="lenses"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void lenses.save();
      }}
    >
      <div className="row wide">
        <h3 id="lenses" className="title3">
          Three lenses
        </h3>
        <p className="caption">{readingScope(open, subject)}</p>
      </div>
      <LensFields
        value={lenses.drafts}
        onChange={lenses.onChange}
        format={open.format}
        readings={readingsNow(subject, open)}
        foot={footsOf({ open, subject }, lenses)}
      />
    </section>
  );
}

/** What stands under each lens. */
function footsOf(part: DecisionPart, lenses: LensEditor): (lens: LensName) => ReactElement {
  return (lens) => <LensFoot {...part} lens={lens} lenses={lenses} />;
}

/** Who assesses the lens, and whether it is on the record. */
function LensFoot({
  open,
  subject,
  lens,
  lenses,
}: DecisionPart & { readonly lens: LensName; readonly lenses: LensEditor }): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const { decision } = subject;
  const stored = decision.lenses?.[lens];
  const setAssessor = (assessor: string | null): void => {
    if (stored === undefined) return;
    const { assessor: _, ...rest } = stored;
    const next = assessor === null ? rest : { ...rest, assessor };
    void execute(pilot.pilotId, `Assessor of ${LENS_NAMES[lens]}: ${decision.title}`, [
      { command: "decision.edit", input: { id: decision.id, lenses: { ...decision.lenses, [lens]: next } } },
    ]);
  };
  return (
    <div className="stack lensfoot">
      <PersonField
        pilot={pilot}
        label={`${LENS_NAMES[lens]}: assessed by`}
        hasLabel={false}
        nobody="Assessed by …"
        value={stored?.assessor}
        isDisabled={stored === undefined}
        onChange={setAssessor}
      />
      <Unsaved lenses={lenses} lens={lens} isStored={stored !== undefined} />
    </div>
  );
}

/** A lens is on the record once it has an effect and a sentence: until then the page says what it lacks. */
function Unsaved({
  lenses,
  lens,
  isStored,
}: {
  readonly lenses: LensEditor;
  readonly lens: LensName;
  readonly isStored: boolean;
}): ReactElement | null {
  const { effect, sentence } = lenses.drafts[lens];
  const hasSentence = sentence.trim() !== "";
  if (effect !== null && hasSentence) return null;
  if (effect === null && !hasSentence) {
    return isStored ? null : <p className="caption straddle">Empty: it needs an effect and a sentence.</p>;
  }
  return (
    <p className="caption straddle">
      Not saved yet: it needs {effect === null ? "an effect" : "a sentence"}.
    </p>
  );
}
