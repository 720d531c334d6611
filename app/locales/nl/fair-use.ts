export default {
  title: "Onbeperkt bellen: normaal gebruik",
  norm: "Onbeperkt bellen geldt bij normaal gebruik. Onze norm is {{norm}} minuten per gebruiker per maand. Er komt niets bij op je factuur als iemand erover gaat; wij kunnen je dan bellen om te kijken wat beter past.",
  nobody: "Niemand komt {{month}} in de buurt: de meeste minuten zijn {{minutes}}.",
  near_one: "{{count}} gebruiker zit {{month}} op {{percent}}% van de norm of meer:",
  near_other: "{{count}} gebruikers zitten {{month}} op {{percent}}% van de norm of meer:",
  user: "{{name}}: {{minutes}} van {{norm}} minuten ({{percent}}%)",
  "standing.near": "bijna op de norm",
  "standing.reached": "op of boven de norm",
  "standing.within": "binnen de norm",
  more_one: "en nog {{count}} gebruiker",
  more_other: "en nog {{count}} gebruikers",
  someone: "Iemand die er niet meer is",
} as const;
