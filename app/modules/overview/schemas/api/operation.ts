import * as z from "zod";

import type { Right } from "~/modules/identity/domain/rights";
import { problemAnswer } from "./problem-answers";

/** One end point: what it takes and answers. */
export type Operation = {
  readonly method: "get" | "post" | "patch" | "delete";
  readonly path: string;
  readonly summary: string;
  readonly scope: Right;
  readonly parameters?: Partial<Record<"path" | "query" | "header", z.ZodObject>>;
  readonly takes?: z.ZodType;
  readonly answers: Readonly<Record<number, Answer>>;
};

/** Without a schema it is a document of that media type. */
export type Answer = { readonly description: string } & (
  | { readonly schema: z.ZodType }
  | { readonly mediaType: string }
);

/** A parameter by its schema; the description is the parameter's. */
export function told<Schema extends z.ZodType>(schema: Schema, description: string): Schema {
  return schema.meta({ param: { description } });
}

export const cursor = told(z.string().optional(), "nextCursor of the page before");
export const notFound: Answer = { description: "not there, or another customer's", schema: problemAnswer };
export const notUnderstood: Answer = { description: "a parameter that can't be", schema: problemAnswer };
