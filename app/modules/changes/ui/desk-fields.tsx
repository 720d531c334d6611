import type { ReactElement, RefObject } from "react";

import { shownFigures } from "../domain/evaluation/shown-figures";
import type { ChangeDeskState } from "./use-change-desk";
import type { KeptState } from "./use-kept-draft";

type DeskFieldsProps = {
  readonly desk: ChangeDeskState;
  readonly place: KeptState["place"];
  readonly idempotencyKey: string;
  readonly writeRef: RefObject<HTMLInputElement>;
};

/** What the form carries along unseen: what was judged and shown, where the draft is kept, and the lines that are about no row. */
export function DeskFields({ desk, place, idempotencyKey, writeRef }: DeskFieldsProps): ReactElement {
  const { state, preview } = desk;
  return (
    <>
      {/* Enter in a field checks; it never submits. */}
      <button type="submit" name="intent" value="check" hidden />
      {place === null ? null : (
        <>
          <input type="hidden" name="draftId" value={place.id} />
          <input type="hidden" name="draftRevision" value={place.revision} />
        </>
      )}
      {/* The number is that of the moment when the form is sent. */}
      <input type="hidden" name="draftPage" value={idempotencyKey} />
      <input type="hidden" name="draftWrite" ref={writeRef} />
      <input type="hidden" name="previewToken" value={preview.previewToken} />
      <input type="hidden" name="shown" value={JSON.stringify(shownFigures(preview, desk.input.proposal.receivedOn))} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {state.before === null ? null : <input type="hidden" name="before" value={JSON.stringify(state.before)} />}
      {state.draft.extras.map((extra, index) => (
        <input type="hidden" name="extra" key={index} value={JSON.stringify(extra)} />
      ))}
    </>
  );
}
