import * as arrowLeftRight from "lucide-react/icons/arrow-left-right";
import * as calendar from "lucide-react/icons/calendar";
import * as calendarCheck from "lucide-react/icons/calendar-check";
import * as chartColumn from "lucide-react/icons/chart-column";
import * as check from "lucide-react/icons/check";
import * as chevronDown from "lucide-react/icons/chevron-down";
import * as chevronRight from "lucide-react/icons/chevron-right";
import * as chevronUp from "lucide-react/icons/chevron-up";
import * as clock from "lucide-react/icons/clock";
import * as contrast from "lucide-react/icons/contrast";
import * as download from "lucide-react/icons/download";
import * as eye from "lucide-react/icons/eye";
import * as eyeOff from "lucide-react/icons/eye-off";
import * as headset from "lucide-react/icons/headset";
import * as info from "lucide-react/icons/info";
import * as layers from "lucide-react/icons/layers";
import * as layoutDashboard from "lucide-react/icons/layout-dashboard";
import * as logOut from "lucide-react/icons/log-out";
import * as menu from "lucide-react/icons/menu";
import * as minus from "lucide-react/icons/minus";
import * as plus from "lucide-react/icons/plus";
import * as printer from "lucide-react/icons/printer";
import * as receiptText from "lucide-react/icons/receipt-text";
import * as search from "lucide-react/icons/search";
import * as triangleAlert from "lucide-react/icons/triangle-exclamation-point";
import * as users from "lucide-react/icons/users";
import * as userRound from "lucide-react/icons/user-round";
import * as cross from "lucide-react/icons/x";

/** The drawings of the portal's icons as SVG markup, by what they stand for. Only the drawing of each Lucide icon is taken, as
 *  one text: pages show dozens of icons, and each element of a component costs time on the server. */
export const icons = {
  overview: drawingOf(layoutDashboard),
  invoice: drawingOf(receiptText),
  usage: drawingOf(chartColumn),
  modules: drawingOf(layers),
  change: drawingOf(arrowLeftRight),
  contract: drawingOf(calendarCheck),
  service: drawingOf(headset),
  account: drawingOf(userRound),
  theme: drawingOf(contrast),
  "sign-out": drawingOf(logOut),
  menu: drawingOf(menu),
  close: drawingOf(cross),
  check: drawingOf(check),
  clock: drawingOf(clock),
  alert: drawingOf(triangleAlert),
  info: drawingOf(info),
  calendar: drawingOf(calendar),
  download: drawingOf(download),
  print: drawingOf(printer),
  search: drawingOf(search),
  show: drawingOf(eye),
  hide: drawingOf(eyeOff),
  people: drawingOf(users),
  plus: drawingOf(plus),
  minus: drawingOf(minus),
  up: drawingOf(chevronUp),
  down: drawingOf(chevronDown),
  right: drawingOf(chevronRight),
} satisfies Record<string, string>;

export type IconName = keyof typeof icons;

type Drawing = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];

function drawingOf(icon: object): string {
  const { node } = (icon as { readonly __iconData: { readonly node: Drawing } }).__iconData;
  return node.map(([tag, { key: _key, ...attributes }]) => `<${tag}${attributeText(attributes)}/>`).join("");
}

function attributeText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");
}
