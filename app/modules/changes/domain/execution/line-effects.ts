import type { ProfileHandOver, Release } from "~/modules/inventory/domain/inventory-after";
import { namesOf, type AddProfile, type HandOver } from "../change-line";
import { nextFreeNumber } from "../rules/number-plan";
import type { RequestLine } from "../change-request";
import { conversionEffects } from "./conversion-effects";
import { areaCodeOf } from "../rules/area-code-of-line";
import { NO_EFFECTS, productOf, required, running, started, type Execution, type LineEffects } from "./execution";
import { buyOutCharges, oneTimeCharges } from "./execution-charges";

/** Returns what executing a line does to the inventory and to billing. Removals are billed until the accepted day, even
 *  when executed late (R4.1); additions from the day of execution (R4.4). Throws a RangeError when what the line is
 *  about is not in service, which means that the line was not judged. */
export function lineEffects(line: RequestLine, execution: Execution): LineEffects {
  const effects = inventoryEffects(line, execution);
  const charges = [
    ...oneTimeCharges(line.line, execution.oneTime, effects.newProfiles, execution.on),
    ...effects.charges,
    ...buyOutCharges(line, execution.inventory, execution.on),
  ];
  return { ...effects, charges };
}

function inventoryEffects(requestLine: RequestLine, execution: Execution): LineEffects {
  const { line, billedUntil } = requestLine;
  const { on, inventory } = execution;
  switch (line.action) {
    case "add-profile":
      return addedProfiles(line, execution);
    case "remove-profile": {
      const until = required(billedUntil, "the last billed day of a removal");
      const ended = running(inventory, (it) => it.profileId === line.profileId);
      required(ended[0], "a running profile");
      return {
        ...NO_EFFECTS,
        endedProfileId: line.profileId,
        ended: ended.map(({ id }) => ({ subscriptionId: id, billedUntil: until })),
      };
    }
    case "convert-profile":
      return conversionEffects(line, requestLine, execution);
    case "hand-over":
      return {
        ...NO_EFFECTS,
        handOver: handOverOf(line),
        released: releasing([line.e164 ?? null], line.profileId, execution),
      };
    case "add-option": {
      const product = productOf(execution, line.productCode);
      const kind = line.profileId === null ? ("group-option" as const) : ("option" as const);
      return { ...NO_EFFECTS, started: [started(kind, product, line.profileId, on)] };
    }
    case "remove-option": {
      const until = required(billedUntil, "the last billed day of a removal");
      const kind = line.profileId === null ? "group-option" : "option";
      const [option] = running(
        inventory,
        (it) => it.kind === kind && it.profileId === line.profileId && it.productCode === line.productCode,
      );
      return {
        ...NO_EFFECTS,
        ended: [{ subscriptionId: required(option, "a running option").id, billedUntil: until }],
      };
    }
    case "add-number": {
      const product = productOf(execution, line.productCode);
      const number = {
        ...started("number", product, null, on),
        country: line.country,
        areaCode: areaCodeOf(line, inventory, execution.areaCodes),
      };
      return { ...NO_EFFECTS, started: Array.from({ length: line.quantity }, () => number) };
    }
    case "remove-number": {
      const until = required(billedUntil, "the last billed day of a removal");
      const [number] = running(inventory, (it) => it.kind === "number" && it.id === line.numberId);
      return {
        ...NO_EFFECTS,
        ended: [{ subscriptionId: required(number, "a running number").id, billedUntil: until }],
      };
    }
    case "order-phone":
      return NO_EFFECTS;
    default:
      return line satisfies never;
  }
}

function addedProfiles(line: AddProfile, execution: Execution): LineEffects {
  const { on, newId, nameOfNew } = execution;
  const product = productOf(execution, line.productCode);
  const options = line.options.map((code) => productOf(execution, code));
  const given = new Set<string>();
  const newProfiles = Array.from({ length: line.quantity }, (_, at) => ({
    id: newId(),
    category: product.category,
    productCode: product.code,
    name: givenName(namesOf(line)[at]) ?? nameOfNew(at + 1),
    e164: product.category === "voice" ? numberOfNew(line, execution, given) : null,
    costCentre: line.costCentre ?? null,
  }));
  return {
    ...NO_EFFECTS,
    newProfiles,
    released: releasing(
      newProfiles.map(({ e164 }) => e164),
      null,
      execution,
    ),
    started: newProfiles.flatMap(({ id }) => [
      started("profile", product, id, on),
      ...options.map((option) => started("option", option, id, on)),
    ]),
  };
}

/** Returns the number that a new user gets: the one that the line names, else the next free one, else none (R5.8). */
function numberOfNew(line: AddProfile, { numberPlan, on }: Execution, given: Set<string>): string | null {
  const e164 = line.e164 ?? nextFreeNumber(numberPlan, on, given);
  if (e164 !== null) given.add(e164);
  return e164;
}

function handOverOf(line: HandOver): ProfileHandOver {
  return {
    profileId: line.profileId,
    name: givenName(line.name ?? undefined),
    e164: line.e164 ?? null,
    releases: line.release === true,
  };
}

/** Returns who still has the numbers that are given now: their own line of the same day gives them another one, or their removal
 *  ran late. */
function releasing(
  given: readonly (string | null)[],
  profileId: string | null,
  { inventory, on }: Execution,
): Release[] {
  return inventory.profiles.flatMap(({ id, e164, activeUntil }) => {
    const hasIt = e164 !== null && given.includes(e164) && (activeUntil === null || activeUntil >= on);
    return hasIt && id !== profileId ? [{ profileId: id, e164 }] : [];
  });
}

function givenName(name: string | undefined): string | null {
  const trimmed = name?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
