-- A page that is left sends its last state while an earlier one may still be on its way. Its writes are numbered, so that they may arrive
-- in either order: the later one stays.
ALTER TABLE "change_drafts" ADD COLUMN     "write_number" INTEGER,
ADD COLUMN     "written_by" UUID;

-- What Prisma's schema has no words for.
ALTER TABLE change_drafts ADD CONSTRAINT change_drafts_write CHECK ((written_by IS NULL) = (write_number IS NULL));
GRANT UPDATE (written_by, write_number) ON change_drafts TO insight_web;
