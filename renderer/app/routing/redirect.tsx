import { useEffect } from "react";
import { useWindowRouter } from "./router-context.ts";

/** Leads to another address; back does not lead here again. */
export function Redirect({ to }: { readonly to: string }): null {
  const { go } = useWindowRouter();
  useEffect(() => go(to, { isReplaced: true }), [go, to]);
  return null;
}
