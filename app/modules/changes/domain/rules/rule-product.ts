import type { Product, Scope } from "~/modules/catalogue/domain/catalogue";
import type { DeskReason, Finding } from "./finding";
import type { ResolvedLine } from "./resolved-line";
import { isNotSelfService, additionRefusal } from "./self-service";
import { inUse, named, orderable, type Situation } from "./situation";

/** An ordered quantity is a whole number within the limits of the rule pack; one number, and one name, go to one new user (R5.8). */
export function quantityIsPossible({ line }: ResolvedLine, { input }: Situation): Finding[] {
  if (!("quantity" in line)) return [];
  const { min, max } =
    line.action === "add-profile" && (line.e164 != null || line.name != null)
      ? { min: 1, max: 1 }
      : input.rulePack.quantity;
  const possible = Number.isInteger(line.quantity) && line.quantity >= min && line.quantity <= max;
  return possible ? [] : [{ code: "INVALID_QUANTITY", min, max }];
}

/** An ordered product is in the price list and can be ordered here; a removed one is known (R5.6). */
export function productIsKnown(view: ResolvedLine, situation: Situation): Finding[] {
  const { line, profile } = view;
  const { phoneProductCode } = situation.input.rulePack.fit;
  switch (line.action) {
    case "add-profile":
      return [
        ...findProfileOrder(line.productCode, situation),
        ...line.options.flatMap((code) => findOrder(code, OPTION_SCOPES, situation)),
        ...(line.withPhone ? findOrder(phoneProductCode, ["hardware"], situation) : []),
      ];
    case "convert-profile": {
      const target = findOrder(line.toProductCode, ["profile"], situation);
      if (target.length > 0 || !profile || view.conversion) return target;
      const known = inUse(situation, profile.productCode) !== null;
      return [unknownProduct(known ? line.toProductCode : profile.productCode)];
    }
    case "add-option":
      return findOrder(line.productCode, OPTION_SCOPES, situation);
    case "remove-option":
      return findInUse(line.productCode, OPTION_SCOPES, situation);
    case "hand-over":
      return [];
    case "remove-profile":
      return profile
        ? [profile.productCode, ...profile.options].flatMap((code) => findInUse(code, null, situation))
        : [];
    case "add-number": {
      const found = findOrder(line.productCode, ["number"], situation);
      const product = orderable(situation, line.productCode);
      return found.length > 0 || !product ? found : countryIsOffered(product, line.country);
    }
    case "remove-number": {
      const { numbers } = situation.input;
      const known = numbers === null || numbers.some((number) => number.id === line.numberId);
      return known ? [] : [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "number", numberId: line.numberId } }];
    }
    case "order-phone":
      return findOrder(phoneProductCode, ["hardware"], situation);
    default:
      return line satisfies never;
  }
}

const OPTION_SCOPES: readonly Scope[] = ["user_option", "group_option"];

function findOrder(code: string, scopes: readonly Scope[], situation: Situation): Finding[] {
  if (isNotSelfService(code, situation.input.rulePack.fit))
    return [notSelfService(code, { kind: "product" }, situation)];
  const product = orderable(situation, code);
  return product && scopes.includes(product.scope) ? [] : [unknownProduct(code)];
}

/** The category of an ordered profile is in service, and its profiles can be added here (R5.9). */
function findProfileOrder(code: string, situation: Situation): Finding[] {
  const found = findOrder(code, ["profile"], situation);
  const product = orderable(situation, code);
  if (found.length > 0 || !product) return found;
  const because = additionRefusal(product.category, situation.input);
  return because === null ? [] : [notSelfService(code, because, situation)];
}

function findInUse(code: string, scopes: readonly Scope[] | null, situation: Situation): Finding[] {
  if (isNotSelfService(code, situation.input.rulePack.fit))
    return [notSelfService(code, { kind: "product" }, situation)];
  const product = inUse(situation, code);
  return product && (scopes === null || scopes.includes(product.scope)) ? [] : [unknownProduct(code)];
}

function notSelfService(code: string, because: DeskReason, situation: Situation): Finding {
  const phone = situation.input.serviceDeskPhone;
  return { code: "NOT_SELF_SERVICE", product: named(situation, code), because, phone };
}

function countryIsOffered(product: Product, country: string): Finding[] {
  if (product.countries.length === 0 || product.countries.includes(country)) return [];
  return [{ code: "UNKNOWN_PRODUCT", unknown: { kind: "country", product, country } }];
}

function unknownProduct(productCode: string): Finding {
  return { code: "UNKNOWN_PRODUCT", unknown: { kind: "product", productCode } };
}
