import { type ReactElement, useEffect } from "react";
import { momentHere } from "../../app/backup-words.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useBackups } from "../../app/use-backups.ts";
import { lastVerified } from "../../data/backups.ts";

/**
 * Where no company is here and the last verified backup holds some: that it does, and the way to it. While the data are
 * damaged nothing can be put back over them.
 */
export function KeptBackup({ isDamaged }: { readonly isDamaged: boolean }): ReactElement | null {
  const { backups, now } = useServices();
  const state = useBackups();
  useEffect(() => {
    void backups?.look();
  }, [backups]);
  const last = lastVerified(state?.list ?? null);
  if (last === null || last.pilots === 0) return null;
  const many = last.pilots === 1 ? "1 company" : `${last.pilots} companies`;
  return (
    <p className="note" role="status">
      No company is here, but the verified backup of {momentHere(last.at, now())} holds {many}.{" "}
      {isDamaged ? (
        "It can be restored once the damaged data are set aside: see What to do."
      ) : (
        <a href={hrefOf("/settings")}>Restore it in the settings</a>
      )}
    </p>
  );
}
