import { createHash } from "node:crypto";

import { Lucia, TimeSpan, type Adapter } from "lucia";

import { systemClock } from "~/platform/clock.server";
import type { ServerContext } from "~/platform/context.server";
import { readCookie } from "~/platform/web/cookies.server";
import type { Transaction } from "~/platform/database/database.server";
import type { SessionView } from "../domain/principal";

/** A session ends when it is not used for this long. It is extended once half of the time has passed. */
export const SESSION_IDLE = new TimeSpan(12, "h");

/** A session ends this long after sign-in, even when it is used. */
export const SESSION_LIFETIME = new TimeSpan(7, "d");

/** Whose session it is. */
export type SessionOwner = { readonly customerId: string; readonly userId: string };

export type FoundSession = {
  readonly view: SessionView;
  /** The `Set-Cookie` header that extends the session in the browser, or null when it need not be extended yet. */
  readonly setCookie: string | null;
};

export type Sessions = {
  /** Starts a session inside the caller's transaction and returns its `Set-Cookie` header. */
  readonly start: (tx: Transaction, owner: SessionOwner) => Promise<string>;
  /** Returns the session of a `Cookie` header, in one statement. Null when there is none or it has ended. */
  readonly find: (cookieHeader: string | null) => Promise<FoundSession | null>;
  readonly end: (tx: Transaction, session: Pick<SessionView, "customerId" | "sessionId">) => Promise<void>;
  /** Ends all sessions of a user. */
  readonly endAll: (tx: Transaction, owner: SessionOwner) => Promise<void>;
  readonly removeExpired: () => Promise<void>;
  /** The `Set-Cookie` header that removes the cookie. */
  readonly clearCookie: string;
};

type SessionContext = Pick<ServerContext, "clock" | "settings"> & {
  readonly database: Pick<ServerContext["database"], "withCustomer" | "query">;
};

type PortalLucia = Lucia<object, { readonly view: SessionView }>;

declare module "@remix-run/node" {
  // An augmentation of the library's own type has to be an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface AppLoadContext {
    /** The session of this request, looked up at most once. */
    readonly session: () => Promise<SessionView | null>;
  }
}

declare module "lucia" {
  // An augmentation of the library's own type has to be an interface.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Register {
    Lucia: PortalLucia;
    UserId: SessionOwner;
    DatabaseUserAttributes: { readonly view: SessionView };
  }
}

/** The only place that uses Lucia. The cookie contains a random id; the database only stores its SHA-256. */
export function openSessions(context: SessionContext): Sessions {
  const lucia = luciaOn(context);
  return {
    start: async (tx, owner) => {
      const session = await luciaOn(within(context, tx)).createSession(owner, {});
      return lucia.createSessionCookie(session.id).serialize();
    },
    find: async (cookieHeader) => {
      const id = readCookie(cookieHeader, lucia.sessionCookieName);
      if (id === null) return null;
      const { session, user } = await lucia.validateSession(id);
      if (session === null) return null;
      return { view: user.view, setCookie: session.fresh ? lucia.createSessionCookie(id).serialize() : null };
    },
    end: async (tx, { customerId, sessionId }) => {
      await tx.session.deleteMany({ where: { id: sessionId, customerId } });
    },
    endAll: (tx, owner) => luciaOn(within(context, tx)).invalidateUserSessions(owner),
    removeExpired: () => lucia.deleteExpiredSessions(),
    clearCookie: lucia.createBlankSessionCookie().serialize(),
  };
}

/** `__Host-` where the browser accepts it: bound to this host and sent over https only. */
export function sessionCookieName(settings: Pick<ServerContext["settings"], "baseUrl">): string {
  return isSecure(settings) ? "__Host-session" : "session";
}

function luciaOn(context: SessionContext): PortalLucia {
  return new Lucia(adapterOn(context), {
    sessionExpiresIn: SESSION_IDLE,
    sessionCookie: {
      name: sessionCookieName(context.settings),
      attributes: { secure: isSecure(context.settings), sameSite: "lax", path: "/" },
    },
    getUserAttributes: ({ view }) => ({ view }),
  });
}

function adapterOn({ database, clock }: SessionContext): Adapter {
  // Lucia compares with the system's clock; what is stored is by the portal's own.
  const aheadMs = clock.isSystemClock ? 0 : clock.now().getTime() - systemClock().now().getTime();
  const stored = (instant: Date): Date => new Date(instant.getTime() + aheadMs);
  const forLucia = (instant: Date): Date => new Date(instant.getTime() - aheadMs);
  return {
    getSessionAndUser: async (id) => {
      const [row] = await database.query<SessionRow>("SELECT * FROM find_session($1)", [digestOf(id)]);
      if (row === undefined) return [null, null];
      const owner = { customerId: row.customer_id, userId: row.user_id };
      const outlived = clock.now().getTime() >= row.created_at.getTime() + SESSION_LIFETIME.milliseconds();
      const expiresAt = forLucia(outlived ? row.created_at : row.expires_at);
      return [
        { id, userId: owner, expiresAt, attributes: {} },
        { id: owner, attributes: { view: viewOf(row) } },
      ];
    },
    getUserSessions: async ({ customerId, userId }) => {
      const rows = await database.withCustomer(customerId, (tx) =>
        tx.session.findMany({ where: { customerId, userId } }),
      );
      return rows.map((row) => ({
        id: row.id,
        userId: { customerId, userId },
        expiresAt: forLucia(row.expiresAt),
        attributes: {},
      }));
    },
    setSession: async ({ id, userId: owner, expiresAt }) => {
      await database.withCustomer(owner.customerId, (tx) =>
        tx.session.create({
          data: { id: digestOf(id), ...owner, createdAt: clock.now(), expiresAt: stored(expiresAt) },
        }),
      );
    },
    updateSessionExpiration: async (id, expiresAt) => {
      await database.query("SELECT extend_session($1, $2)", [digestOf(id), stored(expiresAt)]);
    },
    deleteSession: async (id) => {
      await database.query("SELECT delete_session($1)", [digestOf(id)]);
    },
    deleteUserSessions: async ({ customerId, userId }) => {
      await database.withCustomer(customerId, (tx) => tx.session.deleteMany({ where: { customerId, userId } }));
    },
    deleteExpiredSessions: async () => {
      await database.query("SELECT delete_expired_sessions($1)", [clock.now()]);
    },
  };
}

/** Returns the same context, with the given transaction as its only customer transaction. */
function within(context: SessionContext, tx: Transaction): SessionContext {
  return { ...context, database: { query: context.database.query, withCustomer: (_customerId, fn) => fn(tx) } };
}

type SessionRow = {
  readonly id: string;
  readonly user_id: string;
  readonly customer_id: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly email: string;
  readonly user_name: string;
  readonly role: SessionView["role"];
  readonly language: SessionView["language"];
  readonly customer_name: string;
  readonly customer_number: number;
  readonly activated_at: Date | null;
  readonly pending_requests: number;
};

function viewOf(row: SessionRow): SessionView {
  return {
    sessionId: row.id,
    userId: row.user_id,
    email: row.email,
    userName: row.user_name,
    role: row.role,
    language: row.language,
    customerId: row.customer_id,
    customerName: row.customer_name,
    customerNumber: row.customer_number,
    active: row.activated_at !== null,
    pendingRequests: row.pending_requests,
  };
}

function digestOf(sessionId: string): string {
  return createHash("sha256").update(sessionId).digest("hex");
}

function isSecure(settings: Pick<ServerContext["settings"], "baseUrl">): boolean {
  return settings.baseUrl.startsWith("https:");
}
