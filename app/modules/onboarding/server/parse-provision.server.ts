import type * as z from "zod";

import { isSupportedDay } from "~/kernel/supported-date";
import type { LocalDate } from "~/kernel/local-date";
import type { PriceBook } from "~/modules/catalogue/domain/catalogue";
import type { RulePack } from "~/modules/catalogue/domain/rule-pack";
import type { PlacedDelivery } from "../domain/order";
import { offerOn } from "./offer.server";
import { OrderError, type OrderProblem } from "../domain/order-problem";
import { orderProblems } from "../domain/order-rules";
import { deliverySchema, provisionSchema, type ProvisionInput } from "../schemas/provision-schema";

/** Parses an order (the content of a provision file). Throws an OrderError that names every problem by its path: those
 *  of the shape and, for each delivery with a valid shape, those of its contents. */
export function parseProvision(
  content: unknown,
  catalogue: { readonly priceBook: PriceBook; readonly rulePacks: readonly RulePack[] },
): ProvisionInput {
  const parsed = provisionSchema.safeParse(content);
  const startDate = startDateOf(content);
  const prices = catalogue.priceBook.findLast((list) => startDate === null || list.validFrom <= startDate);
  const problems = parsed.success ? [] : parsed.error.issues.flatMap(shapeProblems);
  if (!prices) problems.push({ path: ["contract", "startDate"], message: "no price list is in force on this day" });
  else {
    const offer = offerOn(catalogue, startDate ?? prices.validFrom);
    problems.push(...orderProblems(placedDeliveries(content), serviceLevelOf(content), offer));
  }
  if (problems.length > 0 || !parsed.success) throw new OrderError(problems);
  return parsed.data;
}

function shapeProblems(issue: z.core.$ZodIssue): OrderProblem[] {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  if (issue.code !== "unrecognized_keys") return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: "unknown key" }));
}

function placedDeliveries(content: unknown): PlacedDelivery[] {
  const deliveries = fieldOf(content, "deliveries");
  if (!Array.isArray(deliveries)) return [];
  return deliveries.flatMap((delivery: unknown, index) => {
    const parsed = deliverySchema.safeParse(delivery);
    return parsed.success ? [{ index, delivery: parsed.data }] : [];
  });
}

function startDateOf(content: unknown): LocalDate | null {
  const value = fieldOf(fieldOf(content, "contract"), "startDate");
  return isSupportedDay(value) ? value : null;
}

function serviceLevelOf(content: unknown): unknown {
  return fieldOf(fieldOf(content, "contract"), "serviceLevel");
}

function fieldOf(content: unknown, key: string): unknown {
  return typeof content === "object" && content !== null ? (content as Record<string, unknown>)[key] : undefined;
}
