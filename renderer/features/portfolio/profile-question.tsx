import type { ReactElement } from "react";
import { hrefOf } from "../../app/places.ts";
import { ROLE_DEFAULTS, ROLES } from "../../app/roles.ts";
import { usePreferences } from "../../stores/preferences-store.ts";

/** Asked once, on the first start: who sits here. It can be passed over, and changed in the settings. */
export function ProfileQuestion(): ReactElement | null {
  const { role, isRoleAsked, change } = usePreferences();
  if (isRoleAsked) {
    return role === null ? null : (
      <p className="muted">
        You start as {ROLE_DEFAULTS[role].name}. <a href={hrefOf("/settings")}>Change it in the settings</a>
      </p>
    );
  }
  return (
    <section className="profilequestion" aria-labelledby="profile-question">
      <div className="row wide">
        <h2 id="profile-question" className="title3 grow">
          What are you here?
        </h2>
        <button type="button" className="linkbutton" onClick={() => change({ isRoleAsked: true })}>
          Skip
        </button>
      </div>
      <p className="caption">
        It says where you start and what is offered first. Everything can be opened in every role.
      </p>
      <div className="rolecards">
        {ROLES.map((one) => (
          <button key={one} type="button" onClick={() => change({ role: one, isRoleAsked: true })}>
            <strong>{ROLE_DEFAULTS[one].name}</strong>
            <span>{ROLE_DEFAULTS[one].about}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
