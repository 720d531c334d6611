-- Why a request was judged as it was, kept with it; and what could not be executed, flagged for the operator until it is settled.

-- AlterTable
ALTER TABLE "change_lines" ADD COLUMN     "attention_note" TEXT,
ADD COLUMN     "attention_settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "attention_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "change_requests" ADD COLUMN     "explanation" JSONB;

UPDATE change_lines l
   SET attention_since = (SELECT max(e.at) FROM change_events e
                           WHERE e.request_id = l.request_id AND e.customer_id = l.customer_id AND e.position = l.position
                             AND e.kind = 'line-rejected')
 WHERE l.status = 'rejected';
UPDATE change_lines SET attention_since = now() WHERE status = 'rejected' AND attention_since IS NULL;

-- What is rejected is flagged in the same write; a flag is settled once, with a note.
ALTER TABLE change_lines
  ADD CONSTRAINT change_lines_attention CHECK ((status = 'rejected') = (attention_since IS NOT NULL)),
  ADD CONSTRAINT change_lines_settled CHECK ((attention_settled_at IS NULL) = (attention_note IS NULL)
    AND (attention_settled_at IS NULL OR attention_since IS NOT NULL));
CREATE INDEX change_lines_open_attention ON change_lines (attention_since) WHERE attention_since IS NOT NULL AND attention_settled_at IS NULL;

-- For the operator's metrics: how many flags are open, over all customers.
CREATE FUNCTION open_attention() RETURNS int
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*)::int FROM change_lines WHERE attention_since IS NOT NULL AND attention_settled_at IS NULL
  $$;
REVOKE EXECUTE ON FUNCTION open_attention FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_attention TO insight_web;
