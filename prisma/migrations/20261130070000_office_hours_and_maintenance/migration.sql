-- Office hours and maintenance are values of the rule pack. The telephone number of the service desk is a setting (OPERATOR_PHONE), so the rule
-- pack has none any more.

UPDATE rule_packs SET content = content || '{"officeHours": {"from": "08:00", "until": "17:00"}}' WHERE NOT content ? 'officeHours';
UPDATE rule_packs SET content = content || '{"maintenance": {"from": "00:00", "until": "07:00"}}' WHERE NOT content ? 'maintenance';
UPDATE rule_packs SET content = content - 'serviceDeskPhone' WHERE content ? 'serviceDeskPhone';
