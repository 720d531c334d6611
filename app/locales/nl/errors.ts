export default {
  error404Title: "Deze pagina bestaat niet",
  error404Text: "Het adres klopt niet helemaal, of wat je zoekt hoort niet bij jouw account.",
  error403Title: "Dit doet de eigenaar van jullie account",
  error403Text:
    "Jij kunt alles bekijken, maar geen wijzigingen indienen of intrekken en geen kostenplaatsen indelen. Vraag het de eigenaar van dit account.",
  error409Title: "Iemand was je voor",
  error409Text: "Er is iets veranderd sinds je deze pagina opende. Ga terug en kijk opnieuw; er is niets gewijzigd.",
  error429Title: "Dit ging te vaak achter elkaar",
  error429Text: "Wacht een paar minuten en probeer het dan opnieuw.",
  error400Title: "Dit verzoek klopt niet",
  error400Text: "We konden niet lezen wat er werd gestuurd. Ga terug en probeer het opnieuw; er is niets gewijzigd.",
  error503Title: "Het portaal kan even niet bij de gegevens",
  error503Text:
    "Dat duurt meestal kort. Probeer het over een minuut opnieuw. Had je net iets ingestuurd, kijk dan eerst of het er al staat.",
  error500Title: "Dit lukte niet door een fout bij ons",
  error500Text: "Er is niets gewijzigd of in rekening gebracht. Probeer het over een paar minuten opnieuw.",
  error500Call: "Blijft het misgaan? Bel <phone>{{phone}}</phone> en noem incident <incident>{{incident}}</incident>.",
  errorIncident: "Incident <incident>{{incident}}</incident>",
  errorBack: "Naar het overzicht",
  downloadsBusyTitle: "Er worden al bestanden voor je gemaakt",
  downloadsBusyText:
    "We maken er een paar tegelijk. Ga terug, wacht tot de andere downloads klaar zijn en probeer het dan opnieuw.",
} as const;
