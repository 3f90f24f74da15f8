import { useAddress, useGo } from "../../app/navigation.ts";
import { withSearch } from "../../app/routing/address.ts";
import { type ShownPortfolio, useShownPortfolio } from "../../app/shown-portfolio.ts";

/** How the portfolio is looked at, and how that is changed. */
export interface PortfolioView extends ShownPortfolio {
  readonly change: (to: Partial<ShownPortfolio>) => void;
}

export function useView(): PortfolioView {
  const go = useGo();
  const { path } = useAddress();
  const shown = useShownPortfolio();
  return {
    ...shown,
    change: (to) => {
      const { day, compared } = { ...shown, ...to };
      go(
        withSearch(path, {
          day: day === null ? undefined : String(day),
          compare: compared.length === 0 ? undefined : compared.join(","),
        }),
      );
    },
  };
}
