import type { Translation } from "../translation";
import type nl from "../nl/account";

export default {
  lead: "Who you are in this portal, in which language you read it and how you sign in.",
  profileTitle: "Profile",
  role: "Role",
  roleOwner: "Owner: sees everything and submits changes",
  roleMember: "Reader: looks along and changes nothing",
  customer: "Customer",
  languageOfPortal: "Language of the portal and your mails",
  saveLanguage: "Save language",
  languageSaved: "Your language was saved.",
  currentPassword: "Current password",
  changePassword: "Change password",
  passwordChanged: "Your password was changed. You are signed out on your other devices.",
  sessions: "Signed-in devices",
  sessionsText:
    "Lost your phone, or signed in on someone else's computer? Sign out everywhere at once, here too. With your password you sign in again.",
  signOutEverywhere: "Sign out everywhere",
  costCentresText: "Assign your users to cost centres, for your reports and invoices.",
} as const satisfies Translation<typeof nl>;
