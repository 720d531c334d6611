export default {
  EMPTY_REQUEST: "Je aanvraag is nog leeg. Kies eerst wat je wilt wijzigen.",
  MIN_PROFILES_one:
    "Er moet minstens {{count}} profiel blijven. Wil je helemaal stoppen met {{category}}? Dat regelen we samen: bel {{phone}}.",
  MIN_PROFILES_other:
    "Er moeten minstens {{count}} profielen blijven. Wil je helemaal stoppen met {{category}}? Dat regelen we samen: bel {{phone}}.",
  UNKNOWN_PROFILE: "We kennen geen profiel {{profile}} bij je contract. Kies een profiel uit je overzicht.",
  "UNKNOWN_PRODUCT.product": "{{product}} is hier niet te bestellen. Kies een product uit de lijst.",
  "UNKNOWN_PRODUCT.country": "{{product}} is er niet voor land {{country}}. Kies een ander land of product.",
  "UNKNOWN_PRODUCT.number": "We kennen geen nummer {{number}} bij je contract. Kies een nummer uit je overzicht.",
  PROFILE_NOT_ACTIVE: "{{who}} is niet in gebruik, dus er valt niets te wijzigen.",
  "PROFILE_NOT_ACTIVE.from": "{{who}} is in gebruik vanaf {{date}}. Wijzigen kan vanaf die dag.",
  thisProfile: "dit profiel",
  optionOf: "{{option}} van {{who}}",
  "ALREADY_PENDING.queue":
    "Voor {{what}} staat al een wijziging klaar. Trek die eerst in, of wacht tot ze is uitgevoerd.",
  "ALREADY_PENDING.request": "Voor {{what}} staat al een andere regel in deze aanvraag. Houd er één over.",
  "OPTION_NOT_ALLOWED.other-profile": "{{option}} past niet bij {{product}}.",
  "OPTION_NOT_ALLOWED.other-category": "{{option}} hoort bij {{category}}.",
  "OPTION_NOT_ALLOWED.for-the-group": "{{option}} is voor je hele bedrijf. Bestel die als groepsoptie.",
  "OPTION_NOT_ALLOWED.for-a-user": "{{option}} is voor één gebruiker. Kies eerst voor wie.",
  "OPTION_NOT_ALLOWED.needs": "{{option}} werkt alleen samen met {{product}}.",
  OPTION_CONFLICT:
    "{{option}} en {{with}} gaan niet samen. Kies er één, of vervang de ene door de andere in dezelfde aanvraag.",
  "OPTION_CONFLICT.same": "{{option}} is er al; meer dan één kan niet.",
  OPTION_MISSING: "{{option}} is er niet, dus er valt niets te verwijderen.",
  ORPHAN_OPTION_one:
    "Bij {{product}} past deze optie niet: {{options}}. Verwijder of vervang die in dezelfde aanvraag.",
  ORPHAN_OPTION_other:
    "Bij {{product}} passen deze opties niet: {{options}}. Verwijder of vervang ze in dezelfde aanvraag.",
  SAME_PRODUCT: "Dit profiel is al {{product}}.",
  "NOT_SELF_SERVICE.product": "{{product}} regelen we samen met je: bel {{phone}}.",
  "NOT_SELF_SERVICE.category": "{{category}} erbij begint met een opname ter plaatse en een offerte: bel {{phone}}.",
  "NOT_SELF_SERVICE.new-module": "Je hebt nog geen {{category}}. Daarvoor maken we eerst een offerte: bel {{phone}}.",
  HARDWARE_NOT_ALLOWED: "{{hardware}} gaat alleen samen met een profiel voor {{category}}.",
  NUMBER_IN_USE_one:
    "Dit nummer is nog in gebruik: {{users}}. Geef het vrij, geef dat profiel een ander nummer of zeg het op, in dezelfde aanvraag.",
  NUMBER_IN_USE_other:
    "Dit nummer is nog in gebruik: {{users}}. Geef ze vrij, geef die profielen een ander nummer of zeg ze op, in dezelfde aanvraag.",
  "NUMBER_NOT_FREE.unknown": "{{number}} is dan geen nummer van jullie. Kies een vrij nummer uit een van je blokken.",
  "NUMBER_NOT_FREE.held":
    "{{number}} is dan nog van {{who}}. Kies een ander nummer, of geef {{who}} eerst een ander nummer.",
  "NUMBER_NOT_FREE.until":
    "{{number}} is nog van {{who}}, tot en met {{date}}. Kies een latere dag of een ander nummer.",
  "NUMBER_NOT_FREE.promised": "{{number}} is al aan iemand anders toegezegd. Kies een ander nummer.",
  NO_NUMBER_LEFT_one:
    "Er is geen vrij nummer meer: deze collega krijgt een profiel zonder nummer. Bestel er een nummerblok bij.",
  NO_NUMBER_LEFT_other:
    "Er zijn niet genoeg vrije nummers: {{count}} profielen krijgen geen nummer. Bestel er een nummerblok bij.",
  SUBSTANTIATION_MISSING:
    "{{option}} krijg je kosteloos met een onderbouwing. Schrijf erbij waarvoor je ze nodig hebt.",
  UNKNOWN_AREA_CODE: "{{areaCode}} is geen Nederlands netnummer. Kies er een als 020 of 0318.",
  REQUEST_TOO_LARGE: "Je aanvraag is te groot: {{excesses}}. Verdeel hem over meer aanvragen.",
  "REQUEST_TOO_LARGE.lines": "hooguit {{most}} regels",
  "REQUEST_TOO_LARGE.units": "hooguit {{most}} stuks",
  "REQUEST_TOO_LARGE.one-time": "hooguit {{most}} euro aan eenmalige kosten",
  DATE_TOO_EARLY: "{{date}} is te vroeg. Dit kan vanaf {{earliest}}.",
  DATE_NOT_WORKING_DAY: "{{date}} is geen werkdag. Kies een werkdag.",
  DATE_TOO_LATE: "{{date}} is te ver weg. Kies een dag tot en met {{latest}}.",
  INVALID_QUANTITY: "Kies een aantal van {{least}} tot en met {{most}}.",
  andOthers: "{{names}} en nog {{count}}",
} as const;
