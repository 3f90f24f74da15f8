import * as z from "zod";
import { baselineInForce } from "../domain/baselines.ts";
import { comparedSides } from "../domain/compared-sides.ts";
import { claimFaults, claimStates } from "../domain/narrative-claims.ts";
import { chipNow, sentenceStates } from "../domain/narrative-sentences.ts";
import type { PilotView } from "../domain/pilot-view.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { snapshotDigest } from "../journal/snapshot-digest.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { isMetricId } from "../metrics/registry.ts";
import { importedText, metricId, name, text } from "../records/field-types.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { edits } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";
import {
  type AddInput,
  addCommand,
  type EditInput,
  editCommand,
  type RemoveInput,
  removeCommand,
} from "./record-commands.ts";
import { viewAt } from "./view-at.ts";

const recordId = z.string().min(1).max(200);
const BY_PUBLISHING = ["publishedAt", "publishedBy", "digest"] as const;

const add: Command<AddInput> = {
  ...addCommand("narrative", BY_PUBLISHING),
  summary: "Begins a board narrative as a draft.",
  run: (pilot, input, context) => contentFault(input) ?? addCommand("narrative").run(pilot, input, context),
};

const edit: Command<EditInput> = {
  ...editCommand("narrative", ["title", "periodFrom", "periodTo", "claims", "follows"]),
  summary: "Sets title, period and claims of a draft; null unsets one.",
  run: (pilot, input, context) => {
    const draft = draftById(pilot, input.id);
    if (!draft.ok) return draft;
    return contentFault(input) ?? editCommand("narrative").run(pilot, input, context);
  },
};

const remove: Command<RemoveInput> = {
  ...removeCommand("narrative"),
  summary: "Removes a draft of a narrative; it stays in the journal.",
  run: (pilot, input, context) => {
    const draft = draftById(pilot, input.id);
    return draft.ok ? removeCommand("narrative").run(pilot, input, context) : draft;
  },
};

/** What nobody writes by hand: what was published, and what a claim rested on then. */
function contentFault(input: { readonly [field: string]: unknown }): Result<never> | null {
  if (input["status"] === "published") {
    return failure("RULE", "a narrative begins as a draft, and narrative.publish publishes it", {
      where: "/status",
    });
  }
  const claims: readonly unknown[] = Array.isArray(input["claims"]) ? input["claims"] : [];
  const place = claims.findIndex((claim) => typeof claim === "object" && claim !== null && "figure" in claim);
  return place === -1
    ? null
    : failure("RULE", "the figure of a claim is computed when it is published", {
        where: `/claims/${place}/figure`,
      });
}

const writeInput = z.strictObject({
  id: recordId,
  sentences: z.array(
    z.strictObject({
      text,
      /** `{1}`, `{2}` … in the text stand for these figures. */
      figures: z
        .array(
          z.strictObject({
            metric: metricId,
            workflow: importedText.exactOptional(),
            segment: importedText.exactOptional(),
          }),
        )
        .exactOptional(),
    }),
  ),
});

/**
 * Writes the sentences of a draft. Every figure is read now and kept beside the sentence; one that stays as it was keeps
 * what it was written on, so that it shows when its figure has moved on.
 */
const write: Command<z.infer<typeof writeInput>> = {
  name: "narrative.write",
  summary:
    "Writes the sentences of a draft with their figures; new or changed sentences take the figures of now.",
  input: writeInput,
  run: (pilot, { id, sentences }, { now }) => {
    const draft = draftById(pilot, id);
    if (!draft.ok) return draft;
    for (const [place, { text: words, figures = [] }] of sentences.entries()) {
      const fault = sentenceFault(words, figures, place);
      if (fault !== null) return fault;
    }
    const view = viewAt(pilot, now);
    if (!view.ok) return view;
    const before = draft.value.sentences ?? [];
    const written = sentences.map(({ text: words, figures = [] }): JsonValue => {
      const refs = figures.map(({ metric, workflow = "*", segment = "*" }) => ({
        metric,
        workflow,
        segment,
      }));
      const same = before.find((one) => one.text === words && isSame(one.figures ?? [], refs));
      if (same !== undefined) return { ...same };
      return { text: words, ...chipsNow(pilot, view.value, refs, now) };
    });
    return success({ changes: edits(pilot, id, { sentences: written }) });
  },
};

function sentenceFault(
  words: string,
  figures: readonly { readonly metric: string }[],
  place: number,
): Result<never> | null {
  const unknown = figures.find(({ metric }) => !isMetricId(metric));
  if (unknown !== undefined) {
    return failure("RULE", `there is no metric ${unknown.metric}`, { where: `/sentences/${place}/figures` });
  }
  const loose = figures.findIndex((_, index) => !words.includes(`{${index + 1}}`));
  return loose === -1
    ? null
    : failure("RULE", `the text does not say where figure ${loose + 1} stands: write {${loose + 1}} there`, {
        where: `/sentences/${place}/text`,
      });
}

interface Ref {
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
}

function isSame(one: readonly Ref[], other: readonly Ref[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ metric, workflow, segment }, place) => {
      const at = other[place];
      return at?.metric === metric && at.workflow === workflow && at.segment === segment;
    })
  );
}

function chipsNow(
  pilot: PilotState,
  { figures, asOfMs }: PilotView,
  refs: readonly Ref[],
  now: string,
): { readonly figures?: JsonValue } {
  if (refs.length === 0) return {};
  return { figures: refs.map((ref) => ({ ...chipNow(pilot, figures, ref, asOfMs), at: now })) };
}

const confirmInput = z.strictObject({ id: recordId, place: z.int().min(1).max(10_000) });

/** Says that a sentence still holds with the figures of now. */
const confirm: Command<z.infer<typeof confirmInput>> = {
  name: "narrative.confirm",
  summary: "Confirms that a sentence (its number, from 1) still holds with the figures of now.",
  input: confirmInput,
  run: (pilot, { id, place }, { now }) => {
    const draft = draftById(pilot, id);
    if (!draft.ok) return draft;
    const sentences = draft.value.sentences ?? [];
    const sentence = sentences[place - 1];
    if (sentence === undefined) return failure("RULE", `it has no sentence ${place}`, { where: "/place" });
    const view = viewAt(pilot, now);
    if (!view.ok) return view;
    const anew = { text: sentence.text, ...chipsNow(pilot, view.value, sentence.figures ?? [], now) };
    const after = sentences.map(
      (one, index): JsonValue => (index === place - 1 ? anew : (one as unknown as JsonObject)),
    );
    return success({ changes: edits(pilot, id, { sentences: after }) });
  },
};

const publishInput = z.strictObject({ id: recordId, by: name.exactOptional() });

/**
 * Publishes a narrative: its figures are frozen as they are now and the whole is sealed. A claim without evidence
 * (CLAIM_EVIDENCE), or against its metric (CLAIM_DIRECTION), is not published, and nothing changes.
 */
const publish: Command<z.infer<typeof publishInput>> = {
  name: "narrative.publish",
  summary:
    "Publishes a board narrative whose three claims the data show; figures are frozen, the text is sealed.",
  input: publishInput,
  run: (pilot, { id, by }, context) => {
    const draft = draftById(pilot, id);
    if (!draft.ok) return draft;
    const narrative = draft.value;
    if ((narrative.sentences ?? []).length === 0) {
      return failure("RULE", "the narrative has no sentence yet", { where: "/id" });
    }
    const view = viewAt(pilot, context.now);
    if (!view.ok) return view;
    const { figures, asOfMs } = view.value;
    const claims = claimStates(figures, baselineInForce(pilot), narrative.claims ?? [], asOfMs);
    const faults = claimFaults(claims);
    const [first] = faults;
    if (first !== undefined) {
      return failure(
        first.code,
        `"${narrative.title}" cannot be published: ${faults.map(({ text: why }) => why).join("; ")}`,
        {
          where: "/id",
        },
      );
    }
    const older = sentenceStates(pilot, figures, narrative, asOfMs).filter(({ isOlder }) => isOlder).length;
    const fields: JsonObject = {
      ...pilot.records.get(id)?.fields,
      status: "published",
      publishedAt: context.now,
      publishedBy: by ?? context.actor,
      sentences: (narrative.sentences ?? []).map((sentence) => ({
        text: sentence.text,
        ...chipsNow(pilot, view.value, sentence.figures ?? [], context.now),
      })),
      claims: claims.map((claim, place) => ({
        ...(narrative.claims?.[place] as unknown as JsonObject),
        figure: claimFigure(pilot, claim.figure, view.value, context.now),
      })),
    };
    const digest = snapshotDigest(fields);
    return success({
      changes: edits(pilot, id, { ...fields, digest }),
      notes: [
        `sealed ${digest}`,
        ...(older === 0
          ? []
          : [`${older} ${older === 1 ? "sentence was" : "sentences were"} older than a figure in it`]),
      ],
    });
  },
};

function claimFigure(
  pilot: PilotState,
  figure: ReturnType<typeof claimStates>[number]["figure"],
  { figures, asOfMs }: PilotView,
  at: string,
): JsonValue {
  if (figure === null) return null;
  const { n, from, to } = chipNow(pilot, figures, figure, asOfMs);
  return { ...comparedSides(figure), n, from, to, at };
}

function draftById(pilot: PilotState, id: string): Result<RecordOf<"narrative">> {
  const found = presentRecord(pilot, "narrative", id);
  if (!found.ok || found.value.status === "draft") return found;
  return failure("RULE", "it was published: it stays as it is, and another narrative follows it", {
    where: "/id",
  });
}

/** Writing and publishing what is said to the board. */
export function narrativeCommands(): readonly AnyCommand[] {
  return [add, edit, remove, write, confirm, publish];
}
