/** What figures of a pilot were laid out from goes, and what they last answered; a worker would find it gone at its next start. */
export function forgetFigures(pilotId: string): void {
  void import("./layout-cache.ts").then(({ forgetLayout }) => forgetLayout(pilotId));
  void import("./answer-cache.ts").then(({ forgetAnswers }) => forgetAnswers(pilotId));
  void import("./coming-cache.ts").then(({ forgetComing }) => forgetComing(pilotId));
  void import("./portfolio-cache.ts").then(({ forgetPortfolioAnswers }) => forgetPortfolioAnswers(pilotId));
}
