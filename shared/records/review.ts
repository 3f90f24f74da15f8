import * as z from "zod";
import { frozenFigure } from "./decision.ts";
import {
  date,
  digest,
  importedText,
  jsonObject,
  metricId,
  moment,
  name,
  referenceTo,
  text,
} from "./field-types.ts";
import { defineRecord } from "./record-definition.ts";

const minutesSpent = z.number().min(0).max(1440);

/** The three reviews of the rhythm (method.md, 6). */
export const REVIEW_KINDS = ["weekly", "monthly", "quarterly"] as const;

/** What a strategic reset can say of a cell. */
export const CELL_VERDICTS = ["continue", "shift", "stop"] as const;

/** One cell of a strategic reset: what was said of it, and the figures that it was said on. Names, `*`: all. */
const resetCell = z.strictObject({
  workflow: importedText,
  segment: importedText,
  verdict: z.enum(CELL_VERDICTS),
  reason: text.exactOptional(),
  evidence: z.array(frozenFigure).exactOptional(),
});

/** A review. Confidential points are notes about it, in a narrower circle. */
export const review = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    kind: z.enum(REVIEW_KINDS),
    plannedOn: date.exactOptional(),
    /** Its dates before, each with why it left it. */
    moves: z.array(z.strictObject({ from: date, to: date, reason: text, at: moment })).exactOptional(),
    /** It was not held, and why. */
    missed: z.strictObject({ reason: text, at: moment }).exactOptional(),
    startedAt: moment.exactOptional(),
    closedAt: moment.exactOptional(),
    attendance: z
      .array(z.strictObject({ person: referenceTo("person"), present: z.boolean() }))
      .exactOptional(),
    sections: z
      .array(
        z.strictObject({
          key: name,
          plannedMinutes: minutesSpent.exactOptional(),
          spentMinutes: minutesSpent.exactOptional(),
          notes: text.exactOptional(),
        }),
      )
      .exactOptional(),
    /** Key of the section that is on stage while it runs: there it goes on after a break, whatever broke it. */
    onStage: name.exactOptional(),
    decisions: z.array(referenceTo("decision")).exactOptional(),
    /** Did it end with a decision, or with the explicit verdict that there was none? */
    verdict: z.enum(["decision", "none"]).exactOptional(),
    /** The trade-off that was decided, in words; absent means that there was no clear one. */
    tradeOff: text.exactOptional(),
    /** Obligations that were treated. */
    obligations: z.array(digest).exactOptional(),
    /** Points put aside for another time. */
    parked: z.array(text).exactOptional(),
    /** Of a strategic reset: continue, shift or stop, cell by cell. */
    cells: z.array(resetCell).exactOptional(),
    /** The agenda as the room saw it when the review was closed. */
    seen: jsonObject.exactOptional(),
    minutes: text.exactOptional(),
  }),
  rule: ({ closedAt, verdict, missed }) => {
    if (closedAt !== undefined && verdict === undefined) {
      return "a review is closed with a decision or with the verdict that there was none";
    }
    return closedAt !== undefined && missed !== undefined ? "a review that was held was not missed" : null;
  },
});

/** What a board narrative claims (method.md, 6). */
export const CLAIM_KINDS = ["growth", "margin", "risk"] as const;

/** A figure in a sentence, as it read when the sentence was written or published. */
const chip = z.strictObject({ ...frozenFigure.shape, at: moment });

/** What a claim rested on when it was published. */
const claimFigure = z.strictObject({
  ...chip.shape,
  before: z.number().nullable(),
  difference: z.number().nullable(),
  differenceLow: z.number().nullable(),
  differenceHigh: z.number().nullable(),
  verdict: name.nullable(),
});

/** A narrative for the board: sentences with their figures, claims with their evidence. */
export const narrative = defineRecord({
  circle: "everyone",
  freelyEdited: false,
  fields: z.strictObject({
    title: name,
    periodFrom: date.exactOptional(),
    periodTo: date.exactOptional(),
    /** `{1}`, `{2}` … in a text stand for its figures. */
    sentences: z.array(z.strictObject({ text, figures: z.array(chip).exactOptional() })).exactOptional(),
    claims: z
      .array(
        z.strictObject({
          kind: z.enum(CLAIM_KINDS).exactOptional(),
          claim: text,
          metric: metricId.exactOptional(),
          evidence: z.array(referenceTo("any")).exactOptional(),
          figure: claimFigure.exactOptional(),
        }),
      )
      .exactOptional(),
    status: z.enum(["draft", "published"]),
    publishedAt: moment.exactOptional(),
    publishedBy: name.exactOptional(),
    /** The published narrative that this one follows. */
    follows: referenceTo("narrative").exactOptional(),
    /** Digest of everything else, once it is published. */
    digest: digest.exactOptional(),
  }),
  rule: ({ status, publishedAt, digest: seal }) =>
    status === "draft" && (publishedAt !== undefined || seal !== undefined)
      ? "a draft is not published"
      : null,
});
