import type { ReadinessQuestion } from "./readiness-question.ts";

/** Product, technology and revenue pull at the same thing from three sides. */
export const DRIFT_QUESTIONS: readonly ReadinessQuestion[] = [
  {
    key: "roadmap-linked-to-revenue",
    question: "Does each line of the roadmap say which revenue it is meant to move?",
    levels: [
      "Roadmap and revenue plan are made apart and never laid side by side.",
      "Sales is shown the roadmap once it is fixed.",
      "Some lines carry a revenue note; nobody checks it afterwards.",
      "Every large line names the revenue it should move and who expects it.",
      "Every line names it, and the expectation is compared with what happened.",
    ],
  },
  {
    key: "deals-reviewed-by-product",
    question: "Who looks at a large deal before it is signed?",
    levels: [
      "Sales alone.",
      "Product learns of special terms after the signature.",
      "Product is asked when sales thinks of it.",
      "Product and technology see every deal over a written limit.",
      "They see it with measured rates beside the terms, and can stop it.",
    ],
  },
  {
    key: "launches-judged-by-outcome",
    question: "How is it decided that a launch was a success?",
    levels: [
      "It is a success once it is live.",
      "By use in the first weeks.",
      "By figures that each function picks for itself.",
      "By one outcome for the customer that was named before.",
      "By outcome, reliability with cost, and revenue together, named before and measured after.",
    ],
  },
  {
    key: "pricing-changes-joint",
    question: "Who changes a price or a package?",
    levels: [
      "Whoever negotiates the deal.",
      "Sales or finance, product is told.",
      "Two functions sign; what the system delivers is not looked at.",
      "Product and revenue decide together with model quality on the table.",
      "It is reviewed like a change of the system, with its effect measured.",
    ],
  },
  {
    key: "discount-against-quality",
    question: "What happens when revenue pressure and product quality collide?",
    levels: [
      "Who shouts louder wins.",
      "It goes to the CEO without a frame.",
      "There is a habit, but nothing in writing.",
      "The conflict was thought through, with a decider and a time limit.",
      "It was rehearsed, and the last real one ended inside its time.",
    ],
  },
];
