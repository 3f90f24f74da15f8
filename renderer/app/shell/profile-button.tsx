import { IconUser } from "@tabler/icons-react";
import type { ComponentPropsWithRef, ReactElement } from "react";
import { usePreferences } from "../../stores/preferences-store.ts";

/** Who sits here, and as whom the window is looked at (null: as oneself). */
export function ProfileButton({
  viewedAs,
  ...rest
}: ComponentPropsWithRef<"button"> & { readonly viewedAs: string | null }): ReactElement {
  const profile = usePreferences((state) => state.profile);
  return (
    <button {...rest} type="button" className="place" aria-label={`Profile: ${profile}`}>
      <IconUser size={16} stroke={1.5} aria-hidden="true" />
      <span className="clip">
        {profile}
        {viewedAs === null ? null : <span className="faint"> as {viewedAs}</span>}
      </span>
    </button>
  );
}
