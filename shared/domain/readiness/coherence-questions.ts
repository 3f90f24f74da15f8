import type { ReadinessQuestion } from "./readiness-question.ts";

/** The board hears three stories. */
export const COHERENCE_QUESTIONS: readonly ReadinessQuestion[] = [
  {
    key: "one-board-narrative",
    question: "How many stories does the board hear?",
    levels: [
      "One per function, and they contradict each other.",
      "One per function, in one file.",
      "A joint summary in front of three chapters.",
      "One story that all three leaders stand behind.",
      "One story on one set of evidence, and it says what went wrong.",
    ],
  },
  {
    key: "cost-of-outcome-shown",
    question: "Does the board see what one successful outcome costs?",
    levels: [
      "Only total cost.",
      "Model spend as a line of its own.",
      "Cost for each outcome, once a year.",
      "Cost for each outcome every quarter, with its course.",
      "The same with model, infrastructure and support apart, against the baseline.",
    ],
  },
  {
    key: "trust-shown",
    question: "Does the board see whether customers accept what the system decides?",
    levels: [
      "It was never a topic.",
      "Single complaints are told.",
      "A satisfaction score for the whole company.",
      "Acceptance and escalation of the main workflow.",
      "The same by segment, with intervals and the lines that were agreed.",
    ],
  },
  {
    key: "same-figures-in-all-papers",
    question: "Is a figure the same in every paper of one meeting?",
    levels: [
      "Nobody compares.",
      "Differences are explained in the meeting.",
      "Differences are corrected before the meeting, by hand.",
      "All papers take the figures from one place.",
      "All papers take them from one sealed place, and the definition stands beside them.",
    ],
  },
  {
    key: "claims-have-evidence",
    question: "What stands behind a claim in a board paper?",
    levels: [
      "Conviction.",
      "An example.",
      "A chart that fits.",
      "A named metric with its source.",
      "A metric that points the claimed way with an interval, or the claim is not made.",
    ],
  },
];
