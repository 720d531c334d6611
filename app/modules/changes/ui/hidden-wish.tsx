import type { ReactElement } from "react";

import type { ProfileWish } from "../domain/desk/change-draft";

/** Carries along what was chosen for a profile that the page does not show now. */
export function HiddenWish({
  profileId,
  wish,
}: {
  readonly profileId: string;
  readonly wish: ProfileWish;
}): ReactElement {
  return (
    <>
      <input type="hidden" name={`to.${profileId}`} value={wish.to} />
      {wish.date == null ? null : <input type="hidden" name={`date.${profileId}`} value={wish.date} />}
      {wish.options === null ? null : (
        <input type="hidden" name={`options.${profileId}`} value={wish.options.join(",")} />
      )}
    </>
  );
}
