-- A prepared request keeps the name of the draft that it was, so that lists call both alike.

-- AlterTable
ALTER TABLE "prepared_requests" ADD COLUMN     "name" TEXT;

ALTER TABLE prepared_requests ADD CONSTRAINT prepared_requests_name CHECK (name <> '' AND length(name) <= 80);
