export default {
  roomTitle: "Afschaalruimte",
  roomLeft: "nog {{left}} van {{allowance}}",
  roomNone: "geen",
  roomNoneBecause_one: "{{percent}}% van het ene profiel waarmee dit contractjaar begon is minder dan 1.",
  roomNoneBecause_other: "{{percent}}% van de {{count}} profielen waarmee dit contractjaar begon is minder dan 1.",
  roomSentence_one:
    "{{percent}}% van het ene profiel waarmee dit contractjaar begon is {{allowance}}: {{used}} gebruikt, {{queued}} ingepland, {{left}} vrij t/m {{date}}.",
  roomSentence_other:
    "{{percent}}% van de {{count}} profielen waarmee dit contractjaar begon is {{allowance}}: {{used}} gebruikt, {{queued}} ingepland, {{left}} vrij t/m {{date}}.",
  roomAfterTerm_one:
    "Je contracttermijn is voorbij: opzeggen kan zonder afkoopsom, zolang er minstens {{count}} profiel blijft.",
  roomAfterTerm_other:
    "Je contracttermijn is voorbij: opzeggen kan zonder afkoopsom, zolang er minstens {{count}} profielen blijven.",
  roomAfterTermAll: "Je contracttermijn is voorbij: opzeggen kan zonder afkoopsom.",
  "counts.removal": "opzeggen",
  "counts.downgrade": "verlagen",
  "counts.removal-downgrade": "opzeggen of verlagen",
  allowanceOver_one:
    "De looptijd is voorbij: je kunt profielen opzeggen en verlagen zonder grens, zolang er in elke module minstens {{count}} blijft.",
  allowanceOver_other:
    "De looptijd is voorbij: je kunt profielen opzeggen en verlagen zonder grens, zolang er in elke module minstens {{count}} blijven.",
  allowanceOverAll: "De looptijd is voorbij: je kunt profielen opzeggen en verlagen zonder grens.",
  planFewer: "Plan minder gebruikers",
} as const;
