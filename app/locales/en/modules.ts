import type { Translation } from "../translation";
import type nl from "../nl/modules";

export default {
  lead_one:
    "You have {{count}} user or connection in service. With everything around it that is now <b>{{total}} a month</b>.",
  lead_other:
    "You have {{count}} users and connections in service. With everything around them that is now <b>{{total}} a month</b>.",
  allModules: "All modules",
  allProducts: "All products",
  shownOf: "You see {{shown}} of {{total}}. The amount above is that of the whole module.",
  aMonth: "a month",
  serviceLevel: "Service level:",
  usersCaption: "Who has what in {{module}}, with the costs a month without VAT",
  connection: "Connection",
  seeRequest: "See request",
  withDevice: "with device",
  stopped: "Stopped on {{on}}",
  billedUntil: "on your invoice until {{until}}",
  priceFrom: "from {{from}}:",
  optionStopped: "stopped, on your invoice until {{until}}",
  pendingRemoval: "Stops on {{on}}",
  pendingConversion: "Becomes {{product}} on {{on}}",
  pendingOption: "{{product}} added on {{on}}",
  pendingOptionEnd: "{{product}} stops on {{on}}",
  pendingHandOver: "Handed over on {{on}}",
  pendingPhone: "IP phone on {{on}}",
  nobodyTitle: "Nobody found",
  nobody: "Search for a part of the name, the last digits of the number, or show all.",
  nothing: "Everything that is in service for you appears here, from the day you sign its hand-over protocol.",
  shownTotal: "These {{count}} together, with options",
  connections: "Connections",
  productsCaption: "How many users have what in {{module}}, with the cost per month excluding VAT",
  showUsers_one: "Show who has it",
  showUsers_other: "Show all {{count}}",
} as const satisfies Translation<typeof nl>;
