import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";

import { operations } from "../schemas/api/api-paths";
import type { Answer, Operation } from "../schemas/api/operation";
import { problemAnswer } from "../schemas/api/problem-answers";

/** The API as an OpenAPI 3.1 document, its schemas made from those that parse and describe the bodies. */
export function openApiDocument(portal: {
  readonly name: string;
  readonly url: string;
  readonly requestsPerMinute: number;
}): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: `${portal.name} API`,
      version: "1",
      description: `Amounts are whole euro cents without VAT, days YYYY-MM-DD, instants RFC 3339. At least ${String(portal.requestsPerMinute)} requests a minute per token.`,
    },
    servers: [{ url: portal.url }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
  });
}

function operationObject({
  summary,
  scope,
  parameters,
  takes,
  answers,
  path,
  method,
}: Operation): ZodOpenApiOperationObject {
  return {
    operationId: `${method}${path
      .replace(/^\/api\/v1/, "")
      .replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/\W/g, "")}`,
    summary,
    description: `Needs the scope ${scope}.`,
    ...(parameters ? { requestParams: parameters } : {}),
    ...(takes ? { requestBody: { required: true, content: { "application/json": { schema: takes } } } } : {}),
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
    schema: problemAnswer,
  },
  411: { description: "the length of the body is not told", schema: problemAnswer },
  413: { description: "the body is larger than 1 MB, or deeper or wider than it has to be", schema: problemAnswer },
  415: { description: "the body is not application/json in UTF-8", schema: problemAnswer },
};
const COMMON: Readonly<Record<number, Answer>> = {
  401: { description: "no valid token", schema: problemAnswer },
  403: { description: "outside the scopes of the token, or the portal is not open yet", schema: problemAnswer },
  429: {
    description: "too many requests or files at once; Retry-After tells the seconds to wait",
    schema: problemAnswer,
  },
  500: { description: "an error on our side, with the number of its incident", schema: problemAnswer },
};

function answerObject(
  status: number,
  answer: Answer,
): NonNullable<ZodOpenApiOperationObject["responses"]>[`2${string}`] {
  if ("mediaType" in answer) return { description: answer.description, content: { [answer.mediaType]: {} } };
  const type = status < 400 ? "application/json" : "application/problem+json";
  return { description: answer.description, content: { [type]: { schema: answer.schema } } };
}
