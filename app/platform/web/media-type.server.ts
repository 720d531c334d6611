/** The contents of a `Content-Type` header, in lower case. */
export type MediaType = {
  readonly essence: string;
  /** Every charset given. Empty when it is the default of the type. */
  readonly charsets: readonly string[];
};

/** Parses a `Content-Type` header. An invalid one gets an essence that no type has. */
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
