import { readerIn } from "~/platform/texts/texts.server";
import { lineDescriptions } from "../words/line-words";

/** The descriptions of invoice lines in Dutch. */
export const DUTCH_DESCRIPTIONS = lineDescriptions(readerIn("nl"));
