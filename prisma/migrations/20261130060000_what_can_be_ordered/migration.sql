-- What can be ordered: how large a request may be, the Dutch geographic area codes, and what a module cannot be ordered by itself, as values
-- of the rule pack; room for every sum that is accepted; and a
-- lock of a contract that tells whether another one came between.

-- AlterTable
ALTER TABLE "change_requests" ALTER COLUMN "accepted_buy_out_cents" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "contracts" ADD COLUMN     "revision" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "change_lines" ALTER COLUMN "one_time_cents" SET DATA TYPE BIGINT,
ALTER COLUMN "monthly_delta_cents" SET DATA TYPE BIGINT,
ALTER COLUMN "buy_out_cents" SET DATA TYPE BIGINT;

-- What Prisma's schema has no words for.
REVOKE UPDATE (service_level_code) ON contracts FROM insight_web;
GRANT UPDATE (revision) ON contracts TO insight_web;
UPDATE rule_packs SET content = content || '{"requestSize": {"maxLines": 500, "maxUnits": 1000, "maxOneTimeCents": 10000000}}' WHERE NOT content ? 'requestSize';

UPDATE rule_packs SET content = content || '{"areaCodes": {"geographic": ["010", "0111", "0113", "0114", "0115", "0117", "0118", "013", "015", "0161", "0162", "0164", "0165", "0166", "0167", "0168", "0172", "0174", "0180", "0181", "0182", "0183", "0184", "0186", "0187", "020", "0222", "0223", "0224", "0226", "0227", "0228", "0229", "023", "024", "0251", "0252", "0255", "026", "0294", "0297", "0299", "030", "0313", "0314", "0315", "0316", "0317", "0318", "0320", "0321", "033", "0341", "0342", "0343", "0344", "0345", "0346", "0347", "0348", "035", "036", "038", "040", "0411", "0412", "0413", "0416", "0418", "043", "045", "046", "0475", "0478", "0481", "0485", "0486", "0487", "0488", "0492", "0493", "0495", "0497", "0499", "050", "0511", "0512", "0513", "0514", "0515", "0516", "0517", "0518", "0519", "0521", "0522", "0523", "0524", "0525", "0527", "0528", "0529", "053", "0541", "0543", "0544", "0545", "0546", "0547", "0548", "055", "0561", "0562", "0566", "0570", "0571", "0572", "0573", "0575", "0577", "0578", "058", "0591", "0592", "0593", "0594", "0595", "0596", "0597", "0598", "0599", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079"], "fallback": "085", "notFor": ["NUM_0800"]}}' WHERE NOT content ? 'areaCodes';

UPDATE rule_packs SET content = jsonb_set(content, '{fit,notSelfService,categories}', '["internet"]') WHERE NOT content #> '{fit,notSelfService}' ? 'categories';

UPDATE rule_packs SET content = jsonb_set(content, '{fit,contractOptions}', '["SERVICE_LEVEL_PREMIUM"]') WHERE NOT content -> 'fit' ? 'contractOptions';
