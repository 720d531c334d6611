import type { Translation } from "../translation";
import type nl from "../nl/products";

export default {
  oncePerUser: "One-time costs per user.",
  oncePerPiece: "One-time costs per piece.",
  oncePerOrder: "One-time costs once per order, however many users you order for.",
  onlyWith: "Only with {{products}}.",
  notTogether: "Not together with {{products}}.",
  oneOfThese: "You choose one number of addresses per connection.",
  needs: "Only together with {{product}}.",
  serviceDesk: "Ordered and ended through the service desk: {{phone}}.",
  offer: "New connections begin with a survey and an offer: call {{phone}}.",
  wholeContract: "Is for your whole contract, whatever modules you have.",
  substantiated: "Free when substantiated: when you order we ask what you need them for.",
  fairUse: "For normal use with the fixed phone: up to {{norm}} minutes per user and month.",
  menu: "To use a menu, you also need its installation service.",
  menuInstall: "Needed as soon as you use a menu at the exchange.",
  desktopPremium: "Needed when a Pro user wants to use desktop integration.",
  callcenterBasis: "Needed when a user wants to use the Basis licence of the call centre.",
  combination: "A combination discount may apply if you meet its conditions.",
  oneAddress: "With a fixed IP address. More are free when substantiated.",
  "per.user": "per user",
  "per.connection": "per connection",
  "per.company": "for the whole company",
  "per.piece": "per piece",
  "per.number": "per number or block",
} as const satisfies Translation<typeof nl>;
