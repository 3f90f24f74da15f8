import { PILLARS } from "../../metrics/metric-settings.ts";
import { withOperational } from "../operational.ts";
import type { ReportDocument, ReportPart, ReportSection } from "../report-document.ts";
import { answerSection } from "./answer-section.ts";
import { definitionsSection, figuresSection, sourcesSection } from "./appendix-sections.ts";
import { type BaselineContext, baselineContext } from "./baseline-context.ts";
import type { BaselineInput } from "./baseline-input.ts";
import { cadenceSection } from "./cadence-section.ts";
import { conflictsSection } from "./conflicts-section.ts";
import { coverPart, reportControl } from "./cover-part.ts";
import { criteriaSection } from "./criteria-section.ts";
import { evidenceSection } from "./evidence-section.ts";
import { definitionRows, figureRows } from "./figure-rows.ts";
import { objectiveSection } from "./objective-section.ts";
import { pillarSection } from "./pillar-section.ts";
import { rightsSection } from "./rights-section.ts";
import { scopeSection } from "./scope-section.ts";
import { signoffSection } from "./signoff-section.ts";
import { spreadSection } from "./spread-section.ts";

type Draft = Omit<ReportSection, "number">;

/**
 * The baseline report: answer first, then evidence, rights and cadence, a page per pillar, conflicts, objective and
 * Day-180 criteria, sign-off and appendices. A pure function of its input; `locale` is a BCP 47 name (default en-GB).
 */
export function buildBaselineReport(
  input: BaselineInput,
  options: { readonly locale?: string | undefined } = {},
): ReportDocument {
  const context = baselineContext(input, options.locale);
  const control = reportControl(context);
  const document: ReportDocument = {
    kind: "baseline",
    locale: context.format.locale,
    currency: input.pilot.currency,
    control,
    parts: [coverPart(control), ...bodyParts(context)],
    figures: figureRows(context),
    definitions: definitionRows(),
  };
  return withOperational(document, input.operational, context.format);
}

/** Sections in their order, numbered; each part begins on a page of its own. */
function bodyParts(context: BaselineContext): readonly ReportPart[] {
  const spread = spreadSection(context);
  const groups: readonly Group[] = [
    { title: "The answer", sections: [answerSection(context)] },
    {
      title: "Where it stands today",
      sections: [
        scopeSection(context),
        evidenceSection(context),
        rightsSection(context),
        cadenceSection(context),
      ],
    },
    ...PILLARS.map((pillar) => {
      const section = pillarSection(context, pillar);
      return { title: section.name, sections: [section] };
    }),
    ...(spread === null ? [] : [{ title: spread.name, sections: [spread] }]),
    {
      title: "The test and sign-off",
      sections: [
        conflictsSection(context),
        objectiveSection(context),
        criteriaSection(context),
        signoffSection(context),
      ],
    },
  ];
  const appendices = [definitionsSection(context), figuresSection(context), sourcesSection(context)];
  let number = 0;
  const numbered = mergeEmpty(groups).map((group) => ({
    title: group.title,
    sections: group.sections.map((section) => {
      number += 1;
      return { ...section, number: String(number) };
    }),
  }));
  return [
    ...numbered,
    {
      title: "Appendix",
      sections: appendices.map((section, index) => ({
        ...section,
        number: String.fromCodePoint(65 + index),
      })),
    },
  ];
}

interface Group {
  readonly title: string;
  readonly sections: readonly Draft[];
}

/** A group in which nothing is recorded follows on the page before it (never on the answer's), so that no page stands nearly empty. */
function mergeEmpty(groups: readonly Group[]): readonly Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const last = merged.at(-1);
    const isEmpty = group.sections.every((section) => !section.hasContent);
    if (isEmpty && last !== undefined && merged.length > 1) {
      merged[merged.length - 1] = { title: last.title, sections: [...last.sections, ...group.sections] };
    } else merged.push(group);
  }
  return merged;
}
