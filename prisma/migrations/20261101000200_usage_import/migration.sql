-- Importing usage: each record is taken once, whatever file it comes in (R6.8), and a killed import goes on where it stopped.

-- AlterTable
ALTER TABLE "usage_files" ADD COLUMN     "completed_at" TIMESTAMPTZ(3),
ADD COLUMN     "lines_done" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "usage_record_keys" (
    "record_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_record_keys_pkey" PRIMARY KEY ("record_id")
);

-- Record ids are compared byte by byte: they are no language, and that is what the indexes are fastest at.
ALTER TABLE usage_record_keys ALTER COLUMN record_id TYPE text COLLATE "C";
ALTER TABLE usage_records ALTER COLUMN record_id TYPE text COLLATE "C";
