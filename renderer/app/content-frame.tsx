import { Outlet } from "@tanstack/react-router";
import type { ReactElement } from "react";

/** The scrolling content of a place without a panel. */
export function ContentFrame(): ReactElement {
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      <Outlet />
    </main>
  );
}
