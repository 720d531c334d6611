/** One thing that is wrong with an order, and where. */
export type OrderProblem = { readonly path: readonly (string | number)[]; readonly message: string };

/** An order or a delivery is not acceptable, with all reasons at once. Nothing was written. */
export class OrderError extends Error {
  constructor(readonly problems: readonly OrderProblem[]) {
    super(problems.map(describeProblem).join("\n"));
    this.name = "OrderError";
  }
}

/** `deliveries[0].profiles[2].e164: is used twice` */
export function describeProblem({ path, message }: OrderProblem): string {
  let place = "";
  for (const step of path) place += typeof step === "number" ? `[${String(step)}]` : place === "" ? step : `.${step}`;
  return place === "" ? message : `${place}: ${message}`;
}
