import type { Language } from "~/kernel/language";
import type { ServerContext } from "~/platform/context.server";
import type { SessionView } from "../domain/principal";
import { storeLanguage } from "./identity-repository.server";

/** Stores the language of a user, for pages on other devices and for mails (R8.4). */
export async function setUserLanguage(context: ServerContext, session: SessionView, language: Language): Promise<void> {
  await context.database.withCustomer(session.customerId, (tx) => storeLanguage(tx, session, language));
}
