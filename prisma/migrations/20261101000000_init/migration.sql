-- CreateEnum
CREATE TYPE "category" AS ENUM ('internet', 'voice', 'mobile', 'tv');

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('owner', 'member');

-- CreateEnum
CREATE TYPE "user_token_kind" AS ENUM ('invitation', 'password-reset');

-- CreateEnum
CREATE TYPE "subscription_kind" AS ENUM ('profile', 'option', 'group-option', 'number');

-- CreateEnum
CREATE TYPE "request_status" AS ENUM ('awaiting-approval', 'queued', 'executing', 'completed', 'partly-completed', 'cancelled', 'rejected');

-- CreateEnum
CREATE TYPE "line_status" AS ENUM ('queued', 'completed', 'cancelled', 'rejected');

-- CreateEnum
CREATE TYPE "invoice_type" AS ENUM ('invoice', 'credit-note');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('issued', 'collected', 'failed', 'credited');

-- CreateEnum
CREATE TYPE "invoice_line_kind" AS ENUM ('installation', 'subscription', 'one-time', 'buy-out', 'usage', 'discount', 'credit');

-- CreateTable
CREATE TABLE "service_levels" (
    "code" TEXT NOT NULL,
    "repair_hours" INTEGER NOT NULL,
    "repair_clock" TEXT NOT NULL,
    "availability_permille" INTEGER NOT NULL,

    CONSTRAINT "service_levels_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "price_lists" (
    "id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "price_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "code" TEXT NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "prices" (
    "price_list_id" INTEGER NOT NULL,
    "product_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" "category" NOT NULL,
    "scope" TEXT NOT NULL,
    "monthly_cents" INTEGER NOT NULL,
    "first_install_cents" INTEGER NOT NULL,
    "expansion_cents" INTEGER,
    "one_time_basis" TEXT NOT NULL,
    "profile_rule" TEXT NOT NULL DEFAULT '',
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("price_list_id","product_code")
);

-- CreateTable
CREATE TABLE "rate_sheets" (
    "id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "rate_sheets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_packs" (
    "id" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "rule_packs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "customer_number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kvk" TEXT NOT NULL,
    "vat_number" TEXT,
    "language" TEXT NOT NULL DEFAULT 'nl',
    "invoice_email" TEXT NOT NULL,
    "buyer_reference" TEXT,
    "billing_street" TEXT NOT NULL,
    "billing_postal_code" TEXT NOT NULL,
    "billing_city" TEXT NOT NULL,
    "billing_country" TEXT NOT NULL DEFAULT 'NL',
    "installation_street" TEXT NOT NULL,
    "installation_postal_code" TEXT NOT NULL,
    "installation_city" TEXT NOT NULL,
    "installation_country" TEXT NOT NULL DEFAULT 'NL',
    "iban" TEXT NOT NULL,
    "mandate_id" TEXT NOT NULL,
    "mandate_signed_on" DATE NOT NULL,
    "activated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracts" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "start_on" DATE NOT NULL,
    "term_months" INTEGER NOT NULL,
    "service_level_code" TEXT NOT NULL,

    CONSTRAINT "contracts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contracted_profiles" (
    "contract_id" UUID NOT NULL,
    "category" "category" NOT NULL,
    "customer_id" UUID NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "contracted_profiles_pkey" PRIMARY KEY ("contract_id","category")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "category" "category" NOT NULL,
    "coordinator" TEXT NOT NULL,
    "survey_on" DATE,
    "poc_signed_on" DATE,
    "position" INTEGER NOT NULL,
    "phone_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profiles" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "category" "category" NOT NULL,
    "product_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "e164" TEXT,
    "with_device" BOOLEAN NOT NULL DEFAULT false,
    "active_from" DATE,
    "active_until" DATE,
    "cost_centre" TEXT,
    "delivery_id" UUID,
    "change_line_id" UUID,

    CONSTRAINT "profiles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "category" "category" NOT NULL,
    "kind" "subscription_kind" NOT NULL,
    "product_code" TEXT NOT NULL,
    "profile_id" UUID,
    "first_e164" TEXT,
    "last_e164" TEXT,
    "country" TEXT,
    "area_code" TEXT,
    "active_from" DATE,
    "active_until" DATE,
    "billed_from" DATE,
    "billed_until" DATE,
    "invoiced_until" DATE,
    "delivery_id" UUID,
    "opened_by_line_id" UUID,
    "closed_by_line_id" UUID,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_requests" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "contract_id" UUID NOT NULL,
    "status" "request_status" NOT NULL,
    "received_on" DATE NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_user_id" UUID NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "preferred_on" DATE,
    "completion_on" DATE NOT NULL,
    "accepted_buy_out_cents" INTEGER NOT NULL,
    "preview" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "body_digest" TEXT NOT NULL,

    CONSTRAINT "change_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_lines" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "profile_id" UUID,
    "product_code" TEXT,
    "from_product_code" TEXT,
    "status" "line_status" NOT NULL,
    "planned_on" DATE NOT NULL,
    "billed_from" DATE,
    "billed_until" DATE,
    "one_time_cents" INTEGER NOT NULL,
    "monthly_delta_cents" INTEGER NOT NULL,
    "buy_out_cents" INTEGER NOT NULL,
    "executed_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "change_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_events" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER,
    "actor" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "change_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_files" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "records" INTEGER NOT NULL,
    "rated" INTEGER NOT NULL,
    "unrated" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "duplicates" INTEGER NOT NULL,

    CONSTRAINT "usage_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_records" (
    "record_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" UUID NOT NULL,
    "profile_id" UUID,
    "type" TEXT NOT NULL,
    "from_e164" TEXT NOT NULL,
    "to_number" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "roaming_country" TEXT,
    "duration_seconds" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "service_charge_cents" INTEGER,
    "category" TEXT NOT NULL,
    "zone" TEXT,
    "destination" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "charge_micro_euros" BIGINT,
    "charge_cents" INTEGER,
    "status" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "usage_records_pkey" PRIMARY KEY ("record_id","started_at")
) PARTITION BY RANGE ("started_at");

-- CreateTable
CREATE TABLE "usage_rejects" (
    "id" BIGSERIAL NOT NULL,
    "file_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "record_id" TEXT,
    "reason" TEXT NOT NULL,
    "content" TEXT NOT NULL,

    CONSTRAINT "usage_rejects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_rollups" (
    "customer_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "profile_id" UUID NOT NULL,
    "from_e164" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "destination" TEXT NOT NULL,
    "records" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "units" BIGINT NOT NULL,
    "charge_cents" INTEGER NOT NULL,
    "invoiced_cents" INTEGER NOT NULL DEFAULT 0,
    "unrated_records" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "usage_rollups_pkey" PRIMARY KEY ("customer_id","month","profile_id","from_e164","category","destination")
);

-- CreateTable
CREATE TABLE "charges" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "invoice_line_kind" NOT NULL,
    "category" "category",
    "product_code" TEXT,
    "profile_id" UUID,
    "description" TEXT,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_cents" INTEGER NOT NULL,
    "net_cents" INTEGER NOT NULL,
    "change_request_id" UUID,
    "change_line_id" UUID,
    "delivery_id" UUID,
    "invoice_id" UUID,

    CONSTRAINT "charges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_counters" (
    "year" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "invoice_counters_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "type" "invoice_type" NOT NULL,
    "period" DATE NOT NULL,
    "issued_on" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "status" "invoice_status" NOT NULL,
    "status_on" DATE,
    "period_from" DATE NOT NULL,
    "period_until" DATE NOT NULL,
    "net_cents" INTEGER NOT NULL,
    "vat_cents" INTEGER NOT NULL,
    "total_cents" INTEGER NOT NULL,
    "parties" JSONB NOT NULL,
    "buyer_reference" TEXT,
    "credited_invoice_id" UUID,
    "reason" TEXT,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "invoice_line_kind" NOT NULL,
    "category" "category",
    "product_code" TEXT,
    "profile_id" UUID,
    "profile_name" TEXT,
    "description" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_cents" INTEGER NOT NULL,
    "net_cents" INTEGER NOT NULL,
    "usage_category" TEXT,
    "records" INTEGER,
    "minutes" INTEGER,
    "change_request_id" UUID,
    "shares" JSONB NOT NULL DEFAULT '[]',
    "credited_invoice_id" UUID,
    "credited_line_number" INTEGER,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("invoice_id","line_number")
);

-- CreateTable
CREATE TABLE "invoice_vat" (
    "invoice_id" UUID NOT NULL,
    "rate_percent" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "base_cents" INTEGER NOT NULL,
    "vat_cents" INTEGER NOT NULL,

    CONSTRAINT "invoice_vat_pkey" PRIMARY KEY ("invoice_id","rate_percent")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "user_role" NOT NULL,
    "language" TEXT,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "user_token_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "previous_digest" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_counters" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "request_counters_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "seed_steps" (
    "name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "seed_steps_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_lists_valid_from_key" ON "price_lists"("valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "rate_sheets_valid_from_key" ON "rate_sheets"("valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "rule_packs_valid_from_key" ON "rule_packs"("valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "customers_customer_number_key" ON "customers"("customer_number");

-- CreateIndex
CREATE UNIQUE INDEX "contracts_customer_id_key" ON "contracts"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contracts_id_customer_id_key" ON "contracts"("id", "customer_id");

-- CreateIndex
CREATE INDEX "deliveries_customer_id_position_idx" ON "deliveries"("customer_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_id_customer_id_key" ON "deliveries"("id", "customer_id");

-- CreateIndex
CREATE INDEX "profiles_customer_id_category_active_until_idx" ON "profiles"("customer_id", "category", "active_until");

-- CreateIndex
CREATE UNIQUE INDEX "profiles_id_customer_id_key" ON "profiles"("id", "customer_id");

-- CreateIndex
CREATE INDEX "subscriptions_customer_id_billed_until_idx" ON "subscriptions"("customer_id", "billed_until");

-- CreateIndex
CREATE INDEX "subscriptions_profile_id_idx" ON "subscriptions"("profile_id");

-- CreateIndex
CREATE INDEX "change_requests_customer_id_received_at_id_idx" ON "change_requests"("customer_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "change_requests_customer_id_idempotency_key_key" ON "change_requests"("customer_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "change_requests_id_customer_id_key" ON "change_requests"("id", "customer_id");

-- CreateIndex
CREATE INDEX "change_lines_customer_id_status_planned_on_idx" ON "change_lines"("customer_id", "status", "planned_on");

-- CreateIndex
CREATE INDEX "change_lines_status_planned_on_idx" ON "change_lines"("status", "planned_on");

-- CreateIndex
CREATE UNIQUE INDEX "change_lines_request_id_position_key" ON "change_lines"("request_id", "position");

-- CreateIndex
CREATE INDEX "change_events_request_id_at_idx" ON "change_events"("request_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "usage_files_sha256_key" ON "usage_files"("sha256");

-- CreateIndex
CREATE INDEX "usage_records_customer_id_started_at_record_id_idx" ON "usage_records"("customer_id", "started_at", "record_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_rejects_file_id_line_key" ON "usage_rejects"("file_id", "line");

-- CreateIndex
CREATE INDEX "charges_customer_id_invoice_id_idx" ON "charges"("customer_id", "invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_number_key" ON "invoices"("number");

-- CreateIndex
CREATE INDEX "invoices_customer_id_issued_on_number_idx" ON "invoices"("customer_id", "issued_on" DESC, "number" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_id_customer_id_key" ON "invoices"("id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_lines_credited_invoice_id_credited_line_number_key" ON "invoice_lines"("credited_invoice_id", "credited_line_number");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "users_customer_id_idx" ON "users"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_id_customer_id_key" ON "users"("id", "customer_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "user_tokens_user_id_kind_idx" ON "user_tokens"("user_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_digest_key" ON "api_tokens"("digest");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "audit_entries_customer_id_id_idx" ON "audit_entries"("customer_id", "id");

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_price_list_id_fkey" FOREIGN KEY ("price_list_id") REFERENCES "price_lists"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_service_level_code_fkey" FOREIGN KEY ("service_level_code") REFERENCES "service_levels"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracted_profiles" ADD CONSTRAINT "contracted_profiles_contract_id_customer_id_fkey" FOREIGN KEY ("contract_id", "customer_id") REFERENCES "contracts"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_delivery_id_customer_id_fkey" FOREIGN KEY ("delivery_id", "customer_id") REFERENCES "deliveries"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_product_code_fkey" FOREIGN KEY ("product_code") REFERENCES "products"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_profile_id_customer_id_fkey" FOREIGN KEY ("profile_id", "customer_id") REFERENCES "profiles"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_delivery_id_customer_id_fkey" FOREIGN KEY ("delivery_id", "customer_id") REFERENCES "deliveries"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_requests" ADD CONSTRAINT "change_requests_contract_id_customer_id_fkey" FOREIGN KEY ("contract_id", "customer_id") REFERENCES "contracts"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_lines" ADD CONSTRAINT "change_lines_request_id_customer_id_fkey" FOREIGN KEY ("request_id", "customer_id") REFERENCES "change_requests"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_events" ADD CONSTRAINT "change_events_request_id_customer_id_fkey" FOREIGN KEY ("request_id", "customer_id") REFERENCES "change_requests"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charges" ADD CONSTRAINT "charges_invoice_id_customer_id_fkey" FOREIGN KEY ("invoice_id", "customer_id") REFERENCES "invoices"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charges" ADD CONSTRAINT "charges_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charges" ADD CONSTRAINT "charges_delivery_id_customer_id_fkey" FOREIGN KEY ("delivery_id", "customer_id") REFERENCES "deliveries"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_customer_id_fkey" FOREIGN KEY ("invoice_id", "customer_id") REFERENCES "invoices"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_credited_invoice_id_credited_line_number_fkey" FOREIGN KEY ("credited_invoice_id", "credited_line_number") REFERENCES "invoice_lines"("invoice_id", "line_number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_vat" ADD CONSTRAINT "invoice_vat_invoice_id_customer_id_fkey" FOREIGN KEY ("invoice_id", "customer_id") REFERENCES "invoices"("id", "customer_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_customer_id_fkey" FOREIGN KEY ("user_id", "customer_id") REFERENCES "users"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_customer_id_fkey" FOREIGN KEY ("user_id", "customer_id") REFERENCES "users"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_customer_id_fkey" FOREIGN KEY ("user_id", "customer_id") REFERENCES "users"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;
