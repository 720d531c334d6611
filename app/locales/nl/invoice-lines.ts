export default {
  subscription: "{{product}}",
  "one-time": "{{product}}, eenmalig",
  installation: "{{product}}, installatie",
  "buy-out": "Afkoopsom {{product}}",
  discount: "Korting",
  credit: "Terug: {{product}}",
  difference: "{{product}}, prijsverschil",
  usage: "Verbruik",
  "usage.on-net": "Bellen binnen je bedrijf",
  "usage.national": "Nationaal bellen",
  "usage.international": "Internationaal bellen",
  "usage.roaming": "Gebruik in het buitenland",
} as const;
