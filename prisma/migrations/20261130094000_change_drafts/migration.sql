-- What users are putting together, until they submit it: kept for them, named and shared as they like.

-- CreateTable
CREATE TABLE "change_drafts" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "change_drafts_customer_id_updated_at_idx" ON "change_drafts"("customer_id", "updated_at" DESC);

-- AddForeignKey
ALTER TABLE "change_drafts" ADD CONSTRAINT "change_drafts_user_id_customer_id_fkey" FOREIGN KEY ("user_id", "customer_id") REFERENCES "users"("id", "customer_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema has no words for.
-- A user has one draft without a name: the one that is being put together now.
CREATE UNIQUE INDEX change_drafts_one_current ON change_drafts (user_id) WHERE name IS NULL;
ALTER TABLE change_drafts
  ADD CONSTRAINT change_drafts_name CHECK (name <> '' AND length(name) <= 80),
  ADD CONSTRAINT change_drafts_shared CHECK (name IS NOT NULL OR NOT is_shared),
  ADD CONSTRAINT change_drafts_size CHECK (pg_column_size(content) <= 400000);
ALTER TABLE change_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON change_drafts TO insight_web, insight_clerk
  USING (customer_id = (SELECT insight_customer_id())) WITH CHECK (customer_id = (SELECT insight_customer_id()));
CREATE POLICY operator ON change_drafts TO insight_operator USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE, UPDATE (name, is_shared, content, revision, updated_at) ON change_drafts TO insight_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON change_drafts TO insight_clerk, insight_operator;
