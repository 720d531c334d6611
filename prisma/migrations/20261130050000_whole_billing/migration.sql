-- What the rules say of numbers and amounts, in the database too.

-- R6.6: 14 and an area code are 5 or 6 digits in all.
UPDATE rate_sheets SET content = jsonb_set(content, '{policy,dutchNumbers,nationalShort}',
         '[{"prefix": "140", "length": 5}, {"prefix": "140", "length": 6}]')
 WHERE content #> '{policy,dutchNumbers,nationalShort}' = '[{"prefix": "14", "length": null}]';
