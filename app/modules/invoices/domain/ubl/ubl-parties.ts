import type { Address, Buyer, Seller } from "~/modules/billing/domain/parties";
import { basic, vatScheme } from "./ubl-words";
import { element, type XmlElement } from "./xml-element";

/** The scheme of Dutch Chamber of Commerce numbers (ISO 6523). */
const KVK = { schemeID: "0106" };

/** Returns the sender, with its SEPA creditor identifier next to its KvK and VAT numbers. */
export function supplierParty(seller: Seller): XmlElement {
  return element("cac:AccountingSupplierParty", [
    element("cac:Party", [
      basic("EndpointID", seller.kvk, KVK),
      identification(basic("ID", seller.creditorId, { schemeID: "SEPA" })),
      postalAddress(seller),
      taxScheme(seller.vatNumber),
      legalEntity(seller),
      element("cac:Contact", [
        basic("Name", seller.name),
        basic("Telephone", seller.phone),
        basic("ElectronicMail", seller.email),
      ]),
    ]),
  ]);
}

export function customerParty(buyer: Buyer): XmlElement {
  return element("cac:AccountingCustomerParty", [
    element("cac:Party", [
      basic("EndpointID", buyer.kvk, KVK),
      identification(basic("ID", String(buyer.customerNumber))),
      postalAddress(buyer),
      buyer.vatNumber === null ? null : taxScheme(buyer.vatNumber),
      legalEntity(buyer),
      element("cac:Contact", [basic("ElectronicMail", buyer.email)]),
    ]),
  ]);
}

function identification(id: XmlElement): XmlElement {
  return element("cac:PartyIdentification", [id]);
}

function postalAddress(address: Address): XmlElement {
  return element("cac:PostalAddress", [
    basic("StreetName", address.street),
    basic("CityName", address.city),
    basic("PostalZone", address.postalCode),
    element("cac:Country", [basic("IdentificationCode", address.country)]),
  ]);
}

function taxScheme(vatNumber: string): XmlElement {
  return element("cac:PartyTaxScheme", [basic("CompanyID", vatNumber), vatScheme()]);
}

function legalEntity(party: { readonly name: string; readonly kvk: string }): XmlElement {
  return element("cac:PartyLegalEntity", [basic("RegistrationName", party.name), basic("CompanyID", party.kvk, KVK)]);
}
