import type { ReadinessQuestion } from "./readiness-question.ts";

/** What customers run into takes a quarter to become a change. */
export const FEEDBACK_QUESTIONS: readonly ReadinessQuestion[] = [
  {
    key: "signals-are-collected",
    question: "Where do signals from customers and from the system end up?",
    levels: [
      "In mailboxes and in people's heads.",
      "In several lists that nobody compares.",
      "In one list with dates, without workflow or customer.",
      "In one list with date, workflow and segment.",
      "Product, model, system and commercial signals meet on one customer and workflow.",
    ],
  },
  {
    key: "signal-to-change-in-days",
    question: "How long does it take from a signal to a change that customers have?",
    levels: [
      "Nobody knows.",
      "Quarters.",
      "Two or three months, by estimate.",
      "Weeks, from recorded dates.",
      "Days, from recorded dates, with the slowest stage known.",
    ],
  },
  {
    key: "one-person-may-release",
    question: "Who can release a change that touches wording, policy, routing and price at once?",
    levels: [
      "A committee, if at all.",
      "Four functions one after the other.",
      "Two functions that must agree.",
      "One person, after asking the others.",
      "One person within published limits; beyond them one more.",
    ],
  },
  {
    key: "changes-are-validated",
    question: "Is it looked at afterwards whether a change worked?",
    levels: [
      "Never.",
      "When something breaks.",
      "Sometimes, with the figures that are at hand.",
      "Always, before against after.",
      "Always, with an interval, other changes named, and a verdict that is kept.",
    ],
  },
  {
    key: "incidents-feed-changes",
    question: "What comes of an incident once it is over?",
    levels: [
      "It is forgotten.",
      "A report that is filed.",
      "Actions for engineering alone.",
      "A signal in the common list, with an owner.",
      "A signal that is followed to a validated change, or a written reason why none follows.",
    ],
  },
];
