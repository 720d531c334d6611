import type { LocalDate } from "~/kernel/local-date";
import type { ChangeLine } from "../change-line";
import type { Explanation } from "../evaluation/explanation";
import type { Preview } from "../preview";
import type { ComparedFigures, UntilContractEnd } from "./compared-figures";
import type { Holding } from "./holding";

/** A draft as it would be received today, with everything that leads to its figures. */
export type ProposedDraft = {
  readonly id: string;
  readonly name: string | null;
  readonly isShared: boolean;
  readonly isOwn: boolean;
  readonly ownerName: string;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly lines: readonly ChangeLine[];
  readonly preferredDate: LocalDate | null;
  readonly preview: Preview;
  readonly figures: ComparedFigures;
  readonly untilEnd: UntilContractEnd | null;
  readonly explanation: Explanation;
  readonly holding: Holding | null;
};
