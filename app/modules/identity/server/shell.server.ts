import type { AppLoadContext } from "@remix-run/node";

import type { Language } from "~/kernel/language";
import type { LocalDate } from "~/kernel/local-date";

import { today } from "~/platform/clock.server";
import type { SessionView } from "../domain/principal";

/** What the frame of a page shows. */
export type ShellView = {
  readonly brandName: string;
  readonly phone: string;
  readonly today: LocalDate;
  readonly user: UserView | null;
};

type UserView = Pick<SessionView, "email" | "customerName" | "customerNumber" | "active" | "pendingRequests"> & {
  readonly name: string;
};

/** Returns what the frame of every page shows, and the language of the signed-in user. Without a database it returns
 *  the frame of a visitor, as an error page must not fail itself. */
export async function shellOf(context: AppLoadContext): Promise<{ shell: ShellView; userLanguage: Language | null }> {
  const { clock, settings, log } = context.server;
  const session = await context.session().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ incident: context.incident, reason }, "the session for the page frame could not be loaded");
    return null;
  });
  const shell = {
    brandName: settings.brandName,
    phone: settings.operator.phone,
    today: today(clock),
    user: session === null ? null : userOf(session),
  };
  return { shell, userLanguage: session?.language ?? null };
}

function userOf(session: SessionView): UserView {
  return {
    name: session.userName,
    email: session.email,
    customerName: session.customerName,
    customerNumber: session.customerNumber,
    active: session.active,
    pendingRequests: session.pendingRequests,
  };
}
