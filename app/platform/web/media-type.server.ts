/** What a `Content-Type` names, in small letters. */
export type MediaType = {
  readonly essence: string;
  /** Every charset that is named; none: that of the type itself. */
  readonly charsets: readonly string[];
};

/** Reads a `Content-Type`; what is no type has an essence that no type has. */
export function mediaTypeOf(header: string): MediaType {
  const [essence = "", ...parameters] = header.split(";").map((part) => part.trim().toLowerCase());
  return {
    essence,
    charsets: parameters.flatMap((parameter) => {
      const [name = "", value = ""] = parameter.split("=", 2).map((part) => part.trim());
      return name === "charset" ? [value.replace(/^"(.*)"$/, "$1")] : [];
    }),
  };
}
