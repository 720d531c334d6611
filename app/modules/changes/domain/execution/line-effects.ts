import type { AddProfile } from "../change-line";
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
  const newProfiles = Array.from({ length: line.quantity }, (_, at) => ({
    id: newId(),
    category: product.category,
    productCode: product.code,
    name: givenName(line.names[at]) ?? nameOfNew(at + 1),
  }));
  return {
    ...NO_EFFECTS,
    newProfiles,
    started: newProfiles.flatMap(({ id }) => [
      started("profile", product, id, on),
      ...options.map((option) => started("option", option, id, on)),
    ]),
  };
}

function givenName(name: string | undefined): string | null {
  const trimmed = name?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
