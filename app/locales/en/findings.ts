import type { Translation } from "../translation";
import type nl from "../nl/findings";

export default {
  EMPTY_REQUEST: "Your request is still empty. First choose what you want to change.",
  MIN_PROFILES_one:
    "At least {{count}} profile must remain. Do you want to stop {{category}} altogether? We arrange that together: call {{phone}}.",
  MIN_PROFILES_other:
    "At least {{count}} profiles must remain. Do you want to stop {{category}} altogether? We arrange that together: call {{phone}}.",
  UNKNOWN_PROFILE: "We know no profile {{profile}} in your contract. Choose a profile from your overview.",
  "UNKNOWN_PRODUCT.product": "{{product}} cannot be ordered here. Choose a product from the list.",
  "UNKNOWN_PRODUCT.country": "{{product}} does not exist for country {{country}}. Choose another country or product.",
  "UNKNOWN_PRODUCT.number": "We know no number {{number}} in your contract. Choose a number from your overview.",
  PROFILE_NOT_ACTIVE: "{{who}} is not in service, so there is nothing to change.",
  "PROFILE_NOT_ACTIVE.from": "{{who}} is in service from {{date}}. You can change it from that day.",
  thisProfile: "this profile",
  optionOf: "{{option}} of {{who}}",
  "ALREADY_PENDING.queue": "A change of {{what}} is waiting already. Cancel that one first, or wait until it is done.",
  "ALREADY_PENDING.request": "Another line of this request changes {{what}} already. Keep one of them.",
  "OPTION_NOT_ALLOWED.other-profile": "{{option}} does not fit {{product}}.",
  "OPTION_NOT_ALLOWED.other-category": "{{option}} belongs to {{category}}.",
  "OPTION_NOT_ALLOWED.for-the-group": "{{option}} is for your whole company. Order it as a group option.",
  "OPTION_NOT_ALLOWED.for-a-user": "{{option}} is for one user. First choose for whom.",
  "OPTION_NOT_ALLOWED.needs": "{{option}} only works together with {{product}}.",
  OPTION_CONFLICT:
    "{{option}} and {{with}} do not go together. Choose one, or replace the one by the other in the same request.",
  "OPTION_CONFLICT.same": "{{option}} is there already; there can be only one.",
  OPTION_MISSING: "{{option}} is not there, so there is nothing to remove.",
  ORPHAN_OPTION_one:
    "With {{product}} this option does not work: {{options}}. Remove or replace it in the same request.",
  ORPHAN_OPTION_other:
    "With {{product}} these options do not work: {{options}}. Remove or replace them in the same request.",
  SAME_PRODUCT: "This profile is {{product}} already.",
  "NOT_SELF_SERVICE.product": "We arrange {{product}} together with you: call {{phone}}.",
  "NOT_SELF_SERVICE.category": "More {{category}} begins with a survey and an offer: call {{phone}}.",
  "NOT_SELF_SERVICE.new-module": "You have no {{category}} yet. That begins with an offer: call {{phone}}.",
  HARDWARE_NOT_ALLOWED: "{{hardware}} goes with a profile for {{category}} only.",
  NUMBER_IN_USE_one:
    "This number is still in use: {{users}}. Release it, give that profile another number or remove it, in the same request.",
  NUMBER_IN_USE_other:
    "This number is still in use: {{users}}. Release them, give those profiles another number or remove them, in the same request.",
  "NUMBER_NOT_FREE.unknown":
    "{{number}} is not one of your numbers by then. Choose a free number from one of your blocks.",
  "NUMBER_NOT_FREE.held":
    "{{number}} still belongs to {{who}} by then. Choose another number, or give {{who}} another one first.",
  "NUMBER_NOT_FREE.until": "{{number}} belongs to {{who}} until {{date}}. Choose a later day or another number.",
  "NUMBER_NOT_FREE.promised": "{{number}} has been promised to someone else. Choose another number.",
  NO_NUMBER_LEFT_one:
    "There is no free number left: this colleague gets a profile without a number. Order another number block.",
  NO_NUMBER_LEFT_other: "There are not enough free numbers: {{count}} profiles get none. Order another number block.",
  SUBSTANTIATION_MISSING: "{{option}} are free when substantiated. Say what you need them for.",
  UNKNOWN_AREA_CODE: "{{areaCode}} is no Dutch area code. Choose one like 020 or 0318.",
  REQUEST_TOO_LARGE: "Your request is too large: {{excesses}}. Divide it over more requests.",
  "REQUEST_TOO_LARGE.lines": "at most {{most}} lines",
  "REQUEST_TOO_LARGE.units": "at most {{most}} pieces",
  "REQUEST_TOO_LARGE.one-time": "at most {{most}} euros of one-time costs",
  DATE_TOO_EARLY: "{{date}} is too early. This can be done from {{earliest}}.",
  DATE_NOT_WORKING_DAY: "{{date}} is not a working day. Choose a working day.",
  DATE_TOO_LATE: "{{date}} is too far away. Choose a day up to and including {{latest}}.",
  INVALID_QUANTITY: "Choose a quantity from {{least}} to {{most}}.",
  andOthers: "{{names}} and {{count}} more",
} as const satisfies Translation<typeof nl>;
