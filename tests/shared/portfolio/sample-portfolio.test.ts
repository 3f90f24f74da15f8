import { beforeAll, describe, expect, it } from "vitest";
import { type Portfolio, portfolioAt } from "../../../shared/portfolio/portfolio.ts";
import { reasonText } from "../../../shared/report/portfolio/attention-words.ts";
import { moneyText } from "../../../shared/report/portfolio/money-words.ts";
import { printed } from "../../../shared/report/portfolio/portfolio-input.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { built } from "../sample/sample-pilots.ts";

let all: Portfolio;
beforeAll(async () => {
  const companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
  all = portfolioAt(
    companies.map(({ state, prepared }) => ({ pilot: state, data: prepared })),
    SAMPLE_CLOCK_MS,
  );
}, 60_000);

describe("probe", () => {
  it("shows", () => {
    for (const { standing, format } of printed(all.companies)) {
      console.log(
        standing.company,
        standing.systemValue,
        standing.moment.day,
        standing.attention.map((r) => reasonText(r, format)),
        [...standing.gained, ...standing.atStake].map((l) =>
          [
            l.kind,
            moneyText(l, format),
            l.low,
            l.high,
            l.verdict,
            l.lack,
            JSON.stringify(l.terms.map((t) => [t.name, t.value])),
            l.from,
            l.to,
          ].join(" ; "),
        ),
        JSON.stringify(standing.duties),
        standing.decorative,
        standing.returns,
        standing.coming.slice(0, 4).map((c) => c.text),
        standing.definitions,
      );
      const d = all.atDay.get(standing.pilotId);
      console.log(
        "  at",
        all.day,
        d?.systemValue,
        d?.pillars.map((p) => `${p.verdict} ${p.difference}`),
      );
    }
    expect(all.companies).toHaveLength(8);
  });
});
