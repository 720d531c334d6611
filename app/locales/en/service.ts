import type { Translation } from "../translation";
import type nl from "../nl/service";

export default {
  lead: "An outage? Call <phone>{{phone}}</phone>, free of charge, day and night. That way we know at once what is going on.",
  levelTitle: "Service level {{level}}",
  "repair.office":
    "When nothing works any more, it is repaired within <b>{{hours}} office hours</b>. Office hours are Monday to Friday from {{from}} to {{until}}, except on public holidays.",
  "repair.every":
    "When nothing works any more, it is repaired within <b>{{hours}} hours</b>, also in the evening, at night and at the weekend.",
  repairCaption: "How fast we repair, per module",
  majorOutage: "Major outage",
  nuisance: "Nuisance or broken hardware",
  "within.office": "within {{hours}} office hours",
  "within.every": "within {{hours}} hours",
  bestEffort: "as soon as possible",
  bestEffortOffice: "as soon as possible, in office hours",
  clockTitle: "How the repair time counts",
  clockStart: "The clock runs from your report until we find together with you that it works again.",
  clockWaiting: "While we wait for information or help from you, it stands still.",
  clockUnreachable: "When we can't reach you, it stops at our attempt.",
  clockPostponed: "When we agree to repair it later, the guarantee ends.",
  clockForce: "Force majeure and calamities have no guarantee.",
  availabilityTitle: "Availability and maintenance",
  availability: "Your connection works at least <b>{{percent}}%</b> of the year: {{days}} days.",
  maintenance: "Maintenance is between <b>{{from}} and {{until}}</b>, on any day of the week.",
  deliveriesTitle: "Deliveries",
  deliveriesCaption: "What was delivered, with protocol, order coordinator, survey and warranty",
  poc: "POC signed",
  coordinator: "Order coordinator",
  warranty: "Warranty until",
  noDeliveriesTitle: "No deliveries yet",
  noDeliveries: "Each part that we deliver appears here, from the moment that it is planned.",
} as const satisfies Translation<typeof nl>;
