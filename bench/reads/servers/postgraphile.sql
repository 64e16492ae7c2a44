-- What PostGraphile can't ask of the hub's tables by itself, as an expert would add it: functions that PostgreSQL
-- inlines, with the best statement for each question.
DROP SCHEMA IF EXISTS hub_peer CASCADE;
CREATE SCHEMA hub_peer;

CREATE FUNCTION hub_peer.partners_of_province(of_type hub.partner_type, province text) RETURNS SETOF hub.partner
LANGUAGE sql STABLE
AS $$
  SELECT p.* FROM hub.partner p
  WHERE p.type = of_type AND p.province_code = province
    AND (p.valid_from IS NULL OR p.valid_from <= current_date) AND (p.valid_to IS NULL OR p.valid_to > current_date)
  ORDER BY p.type, p.name_th, p.id
$$;

CREATE FUNCTION hub_peer.subdistricts_of_province(province text) RETURNS SETOF hub.area
LANGUAGE sql STABLE
AS $$
  SELECT a.* FROM hub.area a
  WHERE a.level = 'SUBDISTRICT' AND a.code > province AND a.code < province || 'x'
  ORDER BY a.code, a.id
$$;

GRANT USAGE ON SCHEMA hub_peer TO PUBLIC;
