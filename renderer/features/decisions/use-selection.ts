import { useLocation, useRouter } from "@tanstack/react-router";

/** The row whose panel is open, kept in the address beside the tab, so that back closes it. */
export function useSelection(
  name: "right" | "guardrail" | "scenario",
): readonly [string | null, (id: string | null) => void] {
  const router = useRouter();
  const location = useLocation();
  const search = location.search as Readonly<Record<string, unknown>>;
  const selected = search[name];
  const select = (id: string | null): void => {
    const { right: _, guardrail: __, scenario: ___, ...rest } = search;
    void router.navigate({
      to: location.pathname,
      search: id === null ? rest : { ...rest, [name]: id },
      replace: true,
    });
  };
  return [typeof selected === "string" ? selected : null, select];
}
