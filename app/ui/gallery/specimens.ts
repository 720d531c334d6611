import { charts } from "./charts";
import { content } from "./content";
import { controls } from "./controls";
import { frames } from "./frames";
import type { Specimen } from "./specimen";

/** Every component of the design system. */
export const specimens: readonly Specimen[] = [...controls, ...content, ...charts, ...frames];
