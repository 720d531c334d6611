import { afterTerm } from "./stories/after-term";
import { empty } from "./stories/empty";
import { failedRequest } from "./stories/failed-request";
import { large } from "./stories/large";
import { lastMonth } from "./stories/last-month";
import { noneLeft } from "./stories/none-left";
import { notActive } from "./stories/not-active";
import { room } from "./stories/room";

/** One function per story; the order is that of the sign-in page. */
export const stories = [large, room, noneLeft, lastMonth, afterTerm, notActive, failedRequest, empty] as const;
