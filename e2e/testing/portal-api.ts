import type { APIRequestContext, APIResponse } from "@playwright/test";

export type Profile = {
  readonly profileId: string;
  readonly productCode: string;
  readonly name: string;
  readonly activeUntil: string | null;
  readonly withDevice: boolean;
  readonly options: readonly string[];
  readonly pendingRequestIds: readonly string[];
};

export type PersonFields = {
  readonly personId: string;
  readonly name: string;
  readonly profiles: readonly { readonly profileId: string; readonly e164: string | null }[];
};

export type NumberFields = { readonly e164: string; readonly numberId: string | null; readonly name: string | null };

export type InvoiceFields = {
  readonly number: string;
  readonly period: string;
  readonly status: string;
  readonly netCents: number;
  readonly vatCents: number;
  readonly totalCents: number;
};

export type PreviewFields = {
  readonly verdict: "within-limit" | "over-limit" | "refused";
  readonly previewToken: string;
  readonly totals: {
    readonly oneTimeCents: number;
    readonly monthlyDeltaCents: number;
    readonly buyOutCents: number;
  };
  readonly downscale: readonly {
    readonly category: string;
    readonly allowance: number | null;
    readonly used: number;
    readonly remaining: number | null;
  }[];
  readonly errors: readonly { readonly code: string; readonly message: string }[];
};

export type ChangeFields = {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly { readonly status: string; readonly buyOutCents: number }[];
};

export type Line = Readonly<Record<string, unknown>> & { readonly action: string };
export type Proposal = { readonly lines: readonly Line[]; readonly preferredDate?: string };

/** Calls the API as a customer's own programs do, with the bearer token of a demo user. */
export type PortalApi = {
  readonly requests: APIRequestContext;
  readonly profiles: () => Promise<readonly Profile[]>;
  readonly people: () => Promise<readonly PersonFields[]>;
  readonly numbers: () => Promise<readonly NumberFields[]>;
  readonly invoices: (query?: string) => Promise<readonly InvoiceFields[]>;
  readonly changes: () => Promise<readonly ChangeFields[]>;
  readonly preview: (proposal: Proposal) => Promise<PreviewFields>;
  readonly submit: (proposal: Proposal) => Promise<ChangeFields>;
  readonly cancel: (changeId: string) => Promise<void>;
};

export function portalApi(requests: APIRequestContext): PortalApi {
  const get = async <T>(path: string): Promise<T> => answerOf<T>(await requests.get(path));
  const post = async <T>(path: string, data: object): Promise<T> => answerOf<T>(await requests.post(path, { data }));
  return {
    requests,
    profiles: async () => {
      const { modules } = await get<{ modules: readonly { profiles: readonly Profile[] }[] }>("/api/v1/modules");
      return modules.flatMap(({ profiles }) => profiles).filter(({ activeUntil }) => activeUntil === null);
    },
    people: async () => (await get<{ people: readonly PersonFields[] }>("/api/v1/people")).people,
    numbers: async () => (await get<{ numbers: readonly NumberFields[] }>("/api/v1/numbers")).numbers,
    invoices: async (query = "") => {
      const { invoices } = await get<{ invoices: readonly InvoiceFields[] }>(`/api/v1/invoices${query}`);
      return invoices;
    },
    changes: async () => {
      const { changeRequests } = await get<{ changeRequests: readonly ChangeFields[] }>("/api/v1/change-requests");
      return changeRequests;
    },
    preview: (proposal) => post<PreviewFields>("/api/v1/change-requests/preview", proposal),
    submit: (proposal) => post<ChangeFields>("/api/v1/change-requests", proposal),
    cancel: async (changeId) => {
      await post(`/api/v1/change-requests/${changeId}/cancel`, {});
    },
  };
}

async function answerOf<T>(response: APIResponse): Promise<T> {
  if (!response.ok()) {
    throw new Error(`${response.url()} answered ${String(response.status())}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}
