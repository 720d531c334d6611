import * as z from "zod";

import { operations, type Answer, type Operation } from "./api-paths";
import { answeredSchemas, takenSchemas, type SchemaName } from "./api-schemas";

type Json = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, its schemas made from those that parse and describe the bodies. */
export function openApiDocument(portal: {
  readonly name: string;
  readonly url: string;
  readonly requestsPerMinute: number;
}): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${portal.name} API`,
      version: "1",
      description: `Amounts are whole euro cents without VAT, days YYYY-MM-DD, instants RFC 3339. At least ${String(portal.requestsPerMinute)} requests a minute per token.`,
    },
    servers: [{ url: portal.url }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { ...schemaObjects(takenSchemas, "input"), ...schemaObjects(answeredSchemas, "output") },
    },
  };
}

function operationObject({ summary, scope, parameters, takes, answers, path, method }: Operation): Json {
  return {
    operationId: `${method}${path
      .replace(/^\/api\/v1/, "")
      .replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/\W/g, "")}`,
    summary,
    description: `Needs the scope ${scope}.`,
    ...(parameters ? { parameters } : {}),
    ...(takes ? { requestBody: { required: true, content: { "application/json": { schema: ref(takes) } } } } : {}),
    responses: Object.fromEntries(
      Object.entries({ ...answers, ...(takes ? OF_BODIES : {}), ...COMMON }).map(([status, answer]) => [
        status,
        answerObject(Number(status), answer),
      ]),
    ),
  };
}

const OF_BODIES: Readonly<Record<number, Answer>> = {
  400: {
    description: "not parseable: no JSON, a key that is none, or a value that can't be; issues names them",
    schema: "Problem",
  },
  411: { description: "the length of the body is not told", schema: "Problem" },
  413: { description: "the body is larger than 1 MB, or deeper or wider than it has to be", schema: "Problem" },
  415: { description: "the body is not application/json in UTF-8", schema: "Problem" },
};
const COMMON: Readonly<Record<number, Answer>> = {
  401: { description: "no valid token", schema: "Problem" },
  403: { description: "outside the scopes of the token, or the portal is not open yet", schema: "Problem" },
  429: { description: "too many requests or files at once; Retry-After tells the seconds to wait", schema: "Problem" },
  500: { description: "an error on our side, with the number of its incident", schema: "Problem" },
};

function answerObject(status: number, { description, schema, mediaType }: Answer): Json {
  const type = mediaType ?? (status < 400 ? "application/json" : "application/problem+json");
  return { description, content: { [type]: schema ? { schema: ref(schema) } : {} } };
}

function ref(name: SchemaName): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function schemaObjects(schemas: Readonly<Record<string, z.ZodType>>, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: found } = z.toJSONSchema(registry, {
    io,
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ zodSchema, jsonSchema }) => void Object.assign(jsonSchema, z.globalRegistry.get(zodSchema) ?? {}),
  });
  return Object.fromEntries(Object.entries(found).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}
