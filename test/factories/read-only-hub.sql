-- What the hub had written when it could only be read and take imports: migrations up to 1795392000004.
-- Run as the hub's own role in one transaction; each part under a change, as its seeds, imports and commands did.

-- The seeds of the first start.
SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000001', true);
INSERT INTO hub.change (id, at, channel, actor, reason, once_key)
  VALUES ('c0000000-0000-7000-8000-000000000001', '2026-01-05 02:00:00+00', 'SEED', 'seed', 'loading provinces, districts and subdistricts', 'seed:geography');
INSERT INTO hub.area (id, level, code, name_th, name_en, parent_id, latitude, longitude, postcode, source, change_id) VALUES
  ('a0000000-0000-7000-8000-000000000050', 'PROVINCE', '50', 'เชียงใหม่', 'Chiang Mai', NULL, NULL, NULL, NULL, 'REFERENCE', 'c0000000-0000-7000-8000-000000000001'),
  ('a0000000-0000-7000-8000-000000005001', 'DISTRICT', '5001', 'เมืองเชียงใหม่', 'Mueang Chiang Mai', 'a0000000-0000-7000-8000-000000000050', NULL, NULL, NULL, 'REFERENCE', 'c0000000-0000-7000-8000-000000000001'),
  ('a0000000-0000-7000-8000-000000500108', 'SUBDISTRICT', '500108', 'สุเทพ', 'Suthep', 'a0000000-0000-7000-8000-000000005001', 18.7954, 98.9297, '50200', 'REFERENCE', 'c0000000-0000-7000-8000-000000000001');

SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000002', true);
INSERT INTO hub.change (id, at, channel, actor, reason, once_key)
  VALUES ('c0000000-0000-7000-8000-000000000002', '2026-01-05 02:00:05+00', 'SEED', 'seed', 'loading central, provincial and district offices', 'seed:reference-partners');
INSERT INTO hub.sangha_unit (id, level, nikaya, number, name_th, parent_id, area_id, source, change_id) VALUES
  ('50000000-0000-7000-8000-000000000001', 'HON', 'MAHANIKAYA', NULL, 'หนเหนือ', NULL, NULL, 'REFERENCE', 'c0000000-0000-7000-8000-000000000002'),
  ('50000000-0000-7000-8000-000000000007', 'REGION', 'MAHANIKAYA', 7, 'ภาค 7', '50000000-0000-7000-8000-000000000001', NULL, 'REFERENCE', 'c0000000-0000-7000-8000-000000000002'),
  ('50000000-0000-7000-8000-000000000750', 'PROVINCE', 'MAHANIKAYA', NULL, 'เชียงใหม่', '50000000-0000-7000-8000-000000000007', 'a0000000-0000-7000-8000-000000000050', 'REFERENCE', 'c0000000-0000-7000-8000-000000000002');
INSERT INTO hub.partner (id, type, name_th, name_en, area_id, source, change_id) VALUES
  ('d0000000-0000-7000-8000-000000000001', 'AGENCY', 'กรมส่งเสริมการปกครองท้องถิ่น', 'Department of Local Administration', NULL, 'REFERENCE', 'c0000000-0000-7000-8000-000000000002'),
  ('d0000000-0000-7000-8000-000000000050', 'LOCAL_ADMINISTRATION_OFFICE', 'เชียงใหม่', 'Chiang Mai', 'a0000000-0000-7000-8000-000000000050', 'REFERENCE', 'c0000000-0000-7000-8000-000000000002');
INSERT INTO hub.partner_code (id, partner_id, scheme, code, source, change_id) VALUES
  ('e0000000-0000-7000-8000-000000000001', 'd0000000-0000-7000-8000-000000000001', 'HUB', 'DLA', 'REFERENCE', 'c0000000-0000-7000-8000-000000000002'),
  ('e0000000-0000-7000-8000-000000000050', 'd0000000-0000-7000-8000-000000000050', 'HUB', 'PLAO-50', 'REFERENCE', 'c0000000-0000-7000-8000-000000000002');
INSERT INTO hub.partner_link (id, kind, from_id, to_id, source, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000001', 'SUPERVISES', 'd0000000-0000-7000-8000-000000000001', 'd0000000-0000-7000-8000-000000000050', 'REFERENCE', 'c0000000-0000-7000-8000-000000000002');

-- Keys stood on their clients: the first start's, an agency's, and one that was revoked the next day.
SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000003', true);
INSERT INTO hub.change (id, at, channel, actor, reason, once_key)
  VALUES ('c0000000-0000-7000-8000-000000000003', '2026-01-05 02:01:00+00', 'SEED', 'seed', 'demo key of the first start', 'demo-key');
INSERT INTO hub.api_client (id, name, key_hash, scopes, change_id) VALUES
  ('b0000000-0000-7000-8000-000000000001', 'demo', sha256('hub_DemoDemoDemoDemoDemoDemoDemoDemoDemoDemoDem'), '{BULK}', 'c0000000-0000-7000-8000-000000000003'),
  ('b0000000-0000-7000-8000-000000000002', 'agency app', sha256('hub_AgenAgenAgenAgenAgenAgenAgenAgenAgenAgenAge'), '{}', 'c0000000-0000-7000-8000-000000000003'),
  ('b0000000-0000-7000-8000-000000000003', 'lost app', sha256('hub_LostLostLostLostLostLostLostLostLostLostLos'), '{}', 'c0000000-0000-7000-8000-000000000003');
SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000004', true);
INSERT INTO hub.change (id, at, channel, actor, reason)
  VALUES ('c0000000-0000-7000-8000-000000000004', '2026-01-06 03:00:00+00', 'CLI', 'cli', 'key revoked');
UPDATE hub.api_client SET revoked_at = '2026-01-06 03:00:00+00', version = 2, change_id = 'c0000000-0000-7000-8000-000000000004'
  WHERE id = 'b0000000-0000-7000-8000-000000000003';

-- An import of registers, with a finding and what the register said.
SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000005', true);
INSERT INTO hub.change (id, at, channel, actor, reason)
  VALUES ('c0000000-0000-7000-8000-000000000005', '2026-02-01 04:00:00+00', 'IMPORT', 'cli', 'import of local authorities');
INSERT INTO hub.partner (id, type, name_th, area_id, local_authority_kind, area_km2, area_km2_as_published, source, change_id, change_line) VALUES
  ('d0000000-0000-7000-8000-000000000101', 'LOCAL_AUTHORITY', 'สุเทพ', 'a0000000-0000-7000-8000-000000500108', 'SAO', 36.20, '36.20', 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 2),
  ('d0000000-0000-7000-8000-000000000102', 'LOCAL_AUTHORITY', 'สุเทพเหนือ', 'a0000000-0000-7000-8000-000000500108', 'SAO', NULL, NULL, 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 3);
INSERT INTO hub.partner (id, type, name_th, area_id, sangha_unit_id, nikaya, temple_rank, founded_year_be, wisungkhamasima, source, change_id, change_line) VALUES
  ('d0000000-0000-7000-8000-000000000201', 'TEMPLE', 'อุโมงค์', 'a0000000-0000-7000-8000-000000500108', '50000000-0000-7000-8000-000000000750', 'MAHANIKAYA', 'COMMONER', 1840, true, 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 4);
INSERT INTO hub.partner (id, type, name_th, area_id, moo_no, source, change_id, change_line) VALUES
  ('d0000000-0000-7000-8000-000000000301', 'VILLAGE', 'โป่งน้อย', 'a0000000-0000-7000-8000-000000500108', 5, 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 5);
INSERT INTO hub.partner_code (id, partner_id, scheme, code, valid_from, valid_to, source, change_id, change_line) VALUES
  ('e0000000-0000-7000-8000-000000000101', 'd0000000-0000-7000-8000-000000000101', 'DLA', '6500108', NULL, NULL, 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 2),
  ('e0000000-0000-7000-8000-000000000102', 'd0000000-0000-7000-8000-000000000102', 'DLA', '6500109', NULL, '2020-10-01', 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 3);
INSERT INTO hub.coverage (id, authority_id, area_id, kind, source, change_id, change_line) VALUES
  ('f0000000-0000-7000-8000-000000000101', 'd0000000-0000-7000-8000-000000000101', 'a0000000-0000-7000-8000-000000500108', 'COMPLETE', 'REGISTER', 'c0000000-0000-7000-8000-000000000005', 2);
INSERT INTO hub.partner_link (id, kind, from_id, to_id, source, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000002', 'SUPERVISES', 'd0000000-0000-7000-8000-000000000050', 'd0000000-0000-7000-8000-000000000101', 'REGISTER', 'c0000000-0000-7000-8000-000000000005');
INSERT INTO hub.partner_succession (id, predecessor_id, successor_id, kind, effective_on, source, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000201', 'd0000000-0000-7000-8000-000000000102', 'd0000000-0000-7000-8000-000000000101', 'MERGER', '2020-10-01', 'REGISTER', 'c0000000-0000-7000-8000-000000000005');
INSERT INTO hub.area_population (id, area_id, as_of, population, male, female, households, source, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000301', 'a0000000-0000-7000-8000-000000500108', '2021-12-31', 11240, 5316, 5924, 13870, 'REGISTER', 'c0000000-0000-7000-8000-000000000005');
INSERT INTO hub.import_run (id, register, file_names, sha256, as_of, complete, counts, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000401', 'local-authorities', '{lao.tsv}', repeat('ab', 32), '2025-10-01', true, '{"added": 2, "warned": 1}', 'c0000000-0000-7000-8000-000000000005');
INSERT INTO hub.import_finding (id, run_id, outcome, file, line, key, field, rule, value, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000402', 'f0000000-0000-7000-8000-000000000401', 'warned', 'lao.tsv', 3, '6500109', 'area_km2', 'given', NULL, 'c0000000-0000-7000-8000-000000000005');
INSERT INTO hub.register_record (id, register, key, subject_id, run_id, line, published, offered, change_id) VALUES
  ('f0000000-0000-7000-8000-000000000403', 'local-authorities', '6500108', 'd0000000-0000-7000-8000-000000000101', 'f0000000-0000-7000-8000-000000000401', 2, '{"name": "อบต.สุเทพ"}', '{"nameTh": "สุเทพ"}', 'c0000000-0000-7000-8000-000000000005');

-- A later import: the authority became a municipality and kept its id, the merged one ended.
SELECT set_config('hub.change', 'c0000000-0000-7000-8000-000000000006', true);
INSERT INTO hub.change (id, at, channel, actor, reason)
  VALUES ('c0000000-0000-7000-8000-000000000006', '2026-03-01 04:00:00+00', 'IMPORT', 'cli', 'import of local authorities');
INSERT INTO hub.partner_name (id, partner_id, kind, name_th, local_authority_kind, valid_to, source, change_id) VALUES
  ('e0000000-0000-7000-8000-000000000201', 'd0000000-0000-7000-8000-000000000101', 'FORMER', 'สุเทพ', 'SAO', '2026-03-01', 'REGISTER', 'c0000000-0000-7000-8000-000000000006');
UPDATE hub.partner SET local_authority_kind = 'SUBDISTRICT_MUNICIPALITY', name_th = 'สุเทพ', version = 2, change_id = 'c0000000-0000-7000-8000-000000000006'
  WHERE id = 'd0000000-0000-7000-8000-000000000101';
UPDATE hub.partner SET valid_to = '2020-10-01', end_reason = 'merged', version = 2, change_id = 'c0000000-0000-7000-8000-000000000006'
  WHERE id = 'd0000000-0000-7000-8000-000000000102';
