import type { ReadinessQuestion } from "./readiness-question.ts";

/** More automation is sold than the system delivers. */
export const AUTONOMY_QUESTIONS: readonly ReadinessQuestion[] = [
  {
    key: "promises-are-on-record",
    question: "Can every promise about automation be found?",
    levels: [
      "They were made in talks.",
      "In slides of the sales team.",
      "In some contracts, found by reading them.",
      "In a register with customer and rate.",
      "In a register that is compared with what is delivered.",
    ],
  },
  {
    key: "promises-are-measured",
    question: "Is the promised rate measured for the customer that it was promised to?",
    levels: [
      "The rate is not measured anywhere.",
      "For the product as a whole, by hand.",
      "For the product as a whole, every month.",
      "By segment, with how many cases are behind it.",
      "By segment with an interval, and a promise is held against its lower end.",
    ],
  },
  {
    key: "price-follows-quality",
    question: "What does the price follow?",
    levels: [
      "Seats or history.",
      "Volume only.",
      "Volume, with a discount where quality is poor.",
      "Outcomes in some contracts, by agreed measurement.",
      "Outcomes, with limits that follow measured quality.",
    ],
  },
  {
    key: "guardrails-exist",
    question: "What limits hold what the system may do alone?",
    levels: [
      "None.",
      "Settings that engineers know.",
      "Written limits that nobody watches.",
      "Written limits with an owner, watched every week.",
      "Bands that take a right away by themselves when they no longer hold.",
    ],
  },
  {
    key: "customers-see-the-rate",
    question: "What do customers see of the rate that they get?",
    levels: [
      "Nothing.",
      "A figure on request.",
      "A figure in the yearly talk.",
      "Their own figure, every quarter.",
      "Their own figure at any time, as it is defined in the contract.",
    ],
  },
];
