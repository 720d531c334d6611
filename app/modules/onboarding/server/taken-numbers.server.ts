import { violatedConstraint } from "~/platform/database/violated-constraint.server";
import { OrderError, type OrderProblem } from "../domain/order-problem";

/** Only the database, which sees all customers, knows whether another customer has a number. */
const TAKEN: Readonly<Record<string, OrderProblem>> = {
  profiles_e164_in_service: {
    path: ["deliveries"],
    message: "a number of a profile is in use by another customer",
  },
  subscriptions_numbers_apart: {
    path: ["deliveries"],
    message: "a range of numbers overlaps one of another customer",
  },
  users_email_key: { path: ["owner", "email"], message: "is a user already" },
};

/** Runs a transaction and turns a violation of a constraint on numbers or addresses into an OrderError. */
export async function rejectTakenNumbers<T>(transaction: () => Promise<T>): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    const problem = TAKEN[violatedConstraint(error) ?? ""];
    throw problem ? new OrderError([problem]) : error;
  }
}
