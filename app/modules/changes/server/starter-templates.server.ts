import * as z from "zod";

import { isUuid } from "~/kernel/uuid";
import { NotFoundError } from "~/kernel/not-found";
import type { Principal } from "~/modules/identity/domain/principal";
import { recordAudit } from "~/modules/identity/server/record-audit.server";
import type { ServerContext } from "~/platform/context.server";
import type { Transaction } from "~/platform/database/database.server";
import type { StarterKit } from "../domain/people/starting";

/** What a customer gives to who starts, by a name of their own. */
export type StarterTemplate = StarterKit & { readonly id: string; readonly name: string };

type Context = Pick<ServerContext, "database" | "clock" | "newId">;
type Actor = Pick<Principal, "customerId" | "email">;

/** The most templates that a customer can keep. */
export const MOST_TEMPLATES = 50;

const items = z.array(z.object({ productCode: z.string(), options: z.array(z.string()), withPhone: z.boolean() }));

/** Returns the templates of a customer by name, in one statement. One that cannot be read any more gives nothing. */
export async function loadStarterTemplates(tx: Transaction, customerId: string): Promise<StarterTemplate[]> {
  const rows = await tx.starterTemplate.findMany({ where: { customerId }, orderBy: { name: "asc" } });
  return rows.map((row) => {
    const read = items.safeParse(row.items);
    return { id: row.id, name: row.name, items: read.success ? read.data : [] };
  });
}

/** Keeps a template, in the place of one with that name. Returns false when the customer keeps as many as they can. */
export function keepStarterTemplate(
  context: Context,
  { customerId, email }: Actor,
  name: string,
  kit: StarterKit,
): Promise<boolean> {
  return context.database.withCustomer(customerId, async (tx) => {
    await tx.starterTemplate.deleteMany({ where: { customerId, name } });
    if ((await tx.starterTemplate.count({ where: { customerId } })) >= MOST_TEMPLATES) return false;
    const at = context.clock.now();
    await tx.$executeRaw`
      INSERT INTO starter_templates (id, customer_id, name, items, created_at)
      VALUES (${context.newId.uuid()}::uuid, ${customerId}::uuid, ${name}, ${JSON.stringify(kit.items)}::jsonb, ${at})
      ON CONFLICT (customer_id, name) DO NOTHING`;
    await recordAudit(tx, {
      customerId,
      at,
      actor: email,
      action: "template-kept",
      subject: "templates",
      detail: { name },
    });
    return true;
  });
}

/** Throws a NotFoundError for a template that is not the customer's. */
export function deleteStarterTemplate(context: Context, { customerId, email }: Actor, id: string): Promise<void> {
  return context.database.withCustomer(customerId, async (tx) => {
    const { count } = isUuid(id) ? await tx.starterTemplate.deleteMany({ where: { customerId, id } }) : { count: 0 };
    if (count === 0) throw new NotFoundError("template");
    const at = context.clock.now();
    await recordAudit(tx, { customerId, at, actor: email, action: "template-deleted", subject: `template:${id}` });
  });
}
