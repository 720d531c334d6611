export default {
  lead: "Wie je bent in dit portaal, in welke taal je het leest en hoe je inlogt.",
  profileTitle: "Profiel",
  role: "Rol",
  roleOwner: "Eigenaar: ziet alles en dient wijzigingen in",
  roleMember: "Meelezer: kijkt mee en wijzigt niets",
  customer: "Klant",
  languageOfPortal: "Taal van het portaal en je mails",
  saveLanguage: "Taal opslaan",
  languageSaved: "Je taal is opgeslagen.",
  currentPassword: "Huidig wachtwoord",
  changePassword: "Wachtwoord wijzigen",
  passwordChanged: "Je wachtwoord is gewijzigd. Op je andere apparaten ben je uitgelogd.",
  sessions: "Ingelogde apparaten",
  sessionsText:
    "Telefoon kwijt, of ingelogd op een computer van iemand anders? Log dan overal tegelijk uit, ook hier. Met je wachtwoord log je daarna weer in.",
  signOutEverywhere: "Overal uitloggen",
  costCentresText: "Deel je gebruikers in bij kostenplaatsen, voor je rapporten en facturen.",
} as const;
