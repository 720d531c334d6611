-- The norm of fair use, and which options are ordered with a reason, are values of the rule pack. What is stored gets what the files of its day say.

UPDATE rule_packs SET content = content || '{"fairUse": {"minutesPerUserPerMonth": 3000}}' WHERE NOT content ? 'fairUse';
UPDATE rule_packs SET content = jsonb_set(content, '{fit,substantiated}', '[]') WHERE NOT content->'fit' ? 'substantiated';
