import { useLocation, useRouter } from "@tanstack/react-router";
import { type ShownPortfolio, useShownPortfolio } from "../../app/shown-portfolio.ts";

/** How the portfolio is looked at, and how that is changed. */
export interface PortfolioView extends ShownPortfolio {
  readonly change: (to: Partial<ShownPortfolio>) => void;
}

export function useView(): PortfolioView {
  const router = useRouter();
  const { pathname } = useLocation();
  const shown = useShownPortfolio();
  return {
    ...shown,
    change: (to) => {
      const { day, compared } = { ...shown, ...to };
      void router.navigate({
        to: pathname,
        search: {
          ...(day === null ? {} : { day }),
          ...(compared.length === 0 ? {} : { compare: compared.join(",") }),
        },
      });
    },
  };
}
