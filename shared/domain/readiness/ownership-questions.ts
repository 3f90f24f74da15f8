import type { ReadinessQuestion } from "./readiness-question.ts";

/** Everybody reaches a target while the customer is worse off. */
export const OWNERSHIP_QUESTIONS: readonly ReadinessQuestion[] = [
  {
    key: "one-owner-per-workflow",
    question: "Is there one person who answers for a customer workflow from end to end?",
    levels: [
      "Nobody could be named.",
      "Several people each answer for a part.",
      "One is named, but another function can overrule silently.",
      "One executive is named and accepted for the most important workflow.",
      "Every workflow has exactly one, and changes of owner are on record.",
    ],
  },
  {
    key: "one-owner-per-metric",
    question: "Does each figure that the leadership looks at have one owner?",
    levels: [
      "Figures belong to whoever made the slide.",
      "A function owns the figure, no person does.",
      "Most have a person; none has a line.",
      "Each has a person and a line that must not be crossed.",
      "Each has a person, a line and an action that was agreed before, and it fires.",
    ],
  },
  {
    key: "outcome-in-job-description",
    question: "Are leaders paid and judged on what the customer gets?",
    levels: [
      "Only on the figures of their own function.",
      "Customer figures are mentioned, with no weight.",
      "A small shared part, different for each leader.",
      "A shared part that is the same for product, technology and revenue.",
      "At least half is shared and the same, and nobody is paid on bookings alone.",
    ],
  },
  {
    key: "escalations-end-with-a-name",
    question: "How does a cross-functional escalation end?",
    levels: [
      "It fades away.",
      "In a meeting, without an owner.",
      "With an owner in most cases, without a date.",
      "With an owner and a date; late ones are known.",
      "With a decision inside its time limit, or a default that was agreed before.",
    ],
  },
  {
    key: "owners-meet-weekly",
    question: "Do the leaders of product, technology and revenue review the same page together?",
    levels: [
      "They never meet over figures.",
      "Each holds a review of its own.",
      "A joint meeting exists; each brings its own slides.",
      "Weekly, one page for all three.",
      "Weekly, one page, and it ends with a decision or the statement that there was none.",
    ],
  },
];
