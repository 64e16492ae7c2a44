import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Dates in both eras, areas of land and money as texts: the same words in SQL as in src/kernel/scalars, where their tests
 * are. Functions that only reckon are immutable; those that write texts are stable, as what they call is, so that
 * PostgreSQL can take them into the statement.
 */
export class ValuesInSeveralForms1795392000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CALENDAR);
    await runner.query(DATES);
    await runner.query(AMOUNTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hub.money_text(bigint, text), hub.baht(bigint), hub.land_area_text(numeric, text),
        hub.date_text(date, hub.date_precision, text), hub.month_name(integer, text),
        hub.date_year_ce(date, hub.date_precision), hub.date_year_be(date, hub.date_precision),
        hub.date_be(date, hub.date_precision), hub.day_be(date), hub.date_ce(date, hub.date_precision),
        hub.fiscal_quarter(date), hub.fiscal_year_be(date), hub.last_day(date, hub.date_precision),
        hub.first_day_of_year_be(integer), hub.year_be(date), hub.thai_digits(text);
      DROP TYPE hub.date_precision;
    `);
  }
}

const CALENDAR = `
  CREATE TYPE hub.date_precision AS ENUM ('YEAR', 'MONTH', 'DAY');
  COMMENT ON TYPE hub.date_precision IS 'How exactly a date is known that is stored by its first day.';

  CREATE FUNCTION hub.thai_digits(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(words, '0123456789', '๐๑๒๓๔๕๖๗๘๙');
  COMMENT ON FUNCTION hub.thai_digits(text) IS 'A text with Thai digits in the place of Arabic ones.';

  CREATE FUNCTION hub.year_be(day date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN extract(year FROM day)::int + 543
    - CASE WHEN day < DATE '1941-01-01' AND extract(month FROM day) < 4 THEN 1 ELSE 0 END;
  COMMENT ON FUNCTION hub.year_be(date) IS 'The year of the Buddhist Era that a day lies in: before BE 2484 years began in April.';

  CREATE FUNCTION hub.first_day_of_year_be(year integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN year >= 544 THEN make_date(year - 543, CASE WHEN year < 2484 THEN 4 ELSE 1 END, 1) END;
  COMMENT ON FUNCTION hub.first_day_of_year_be(integer) IS 'The first day of a year of the Buddhist Era; null before the Common Era.';

  CREATE FUNCTION hub.last_day(first_day date, known_to hub.date_precision) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE known_to
    WHEN 'DAY' THEN first_day
    WHEN 'MONTH' THEN (first_day + interval '1 month' - interval '1 day')::date
    ELSE CASE WHEN extract(month FROM first_day) = 1
      THEN (first_day + interval '1 year' - interval '1 day')::date
      ELSE least((first_day + interval '1 year' - interval '1 day')::date, DATE '1940-12-31') END END;
  COMMENT ON FUNCTION hub.last_day(date, hub.date_precision) IS 'The last day of a date that is known to the day, month or year; BE 2483 ended in December.';

  CREATE FUNCTION hub.fiscal_year_be(month date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN hub.year_be(month) + CASE WHEN extract(month FROM month) >= 10 THEN 1 ELSE 0 END;
  COMMENT ON FUNCTION hub.fiscal_year_be(date) IS 'The fiscal year, October to September, named by the year BE it ends in.';

  CREATE FUNCTION hub.fiscal_quarter(month date) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(month FROM month)::int + 2) % 12 / 3 + 1;
  COMMENT ON FUNCTION hub.fiscal_quarter(date) IS 'The quarter of the fiscal year, from 1 for October to December.';
`;

const DATES = `
  CREATE FUNCTION hub.date_ce(first_day date, known_to hub.date_precision) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE known_to
    WHEN 'DAY' THEN to_char(first_day, 'YYYY-MM-DD')
    WHEN 'MONTH' THEN to_char(first_day, 'YYYY-MM')
    ELSE CASE WHEN extract(month FROM first_day) = 1 THEN to_char(first_day, 'YYYY')
      ELSE to_char(first_day, 'YYYY-MM-DD') || '/' || to_char(hub.last_day(first_day, 'YEAR'), 'YYYY-MM-DD') END END;
  COMMENT ON FUNCTION hub.date_ce(date, hub.date_precision) IS 'A date in the Common Era by ISO 8601, as exactly as it is known.';

  CREATE FUNCTION hub.day_be(day date) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN lpad(hub.year_be(day)::text, 4, '0') || to_char(day, '-MM-DD');
  COMMENT ON FUNCTION hub.day_be(date) IS 'A day with its year of the Buddhist Era, in the order of ISO 8601.';

  CREATE FUNCTION hub.date_be(first_day date, known_to hub.date_precision) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN 'BE ' || CASE known_to
    WHEN 'DAY' THEN hub.day_be(first_day)
    WHEN 'MONTH' THEN left(hub.day_be(first_day), 7)
    ELSE CASE WHEN extract(month FROM first_day) = 1 AND first_day < DATE '1941-01-01'
      THEN hub.day_be(first_day) || '/' || hub.day_be(hub.last_day(first_day, 'YEAR'))
      ELSE left(hub.day_be(first_day), 4) END END;
  COMMENT ON FUNCTION hub.date_be(date, hub.date_precision) IS 'A date in the Buddhist Era, saying so, as exactly as it is known.';

  CREATE FUNCTION hub.date_year_be(first_day date, known_to hub.date_precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN hub.year_be(first_day) = hub.year_be(hub.last_day(first_day, known_to)) THEN hub.year_be(first_day) END;
  COMMENT ON FUNCTION hub.date_year_be(date, hub.date_precision) IS 'The one year of the Buddhist Era that a date lies in.';

  CREATE FUNCTION hub.date_year_ce(first_day date, known_to hub.date_precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN extract(year FROM first_day) = extract(year FROM hub.last_day(first_day, known_to))
    THEN extract(year FROM first_day)::int END;
  COMMENT ON FUNCTION hub.date_year_ce(date, hub.date_precision) IS 'The one year of the Common Era that a date lies in.';

  CREATE FUNCTION hub.month_name(month integer, language text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (CASE WHEN language = 'th'
    THEN ARRAY['มกราคม', 'กุมภาพันธ์', 'มีนาคม', 'เมษายน', 'พฤษภาคม', 'มิถุนายน',
      'กรกฎาคม', 'สิงหาคม', 'กันยายน', 'ตุลาคม', 'พฤศจิกายน', 'ธันวาคม']
    ELSE ARRAY['January', 'February', 'March', 'April', 'May', 'June',
      'July', 'August', 'September', 'October', 'November', 'December'] END)[month];
  COMMENT ON FUNCTION hub.month_name(integer, text) IS 'The full name of a month, by its number from 1.';

  CREATE FUNCTION hub.date_text(first_day date, known_to hub.date_precision, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN known_to = 'DAY' THEN extract(day FROM first_day)::int || ' ' ELSE '' END
    || CASE WHEN known_to <> 'YEAR' THEN hub.month_name(extract(month FROM first_day)::int, language) || ' ' ELSE '' END
    || CASE WHEN language = 'th' THEN CASE
        WHEN known_to = 'YEAR' AND extract(month FROM first_day) = 1 AND first_day < DATE '1941-01-01'
          THEN 'ค.ศ. ' || extract(year FROM first_day)::int
        ELSE 'พ.ศ. ' || hub.year_be(first_day) END
      ELSE CASE
        WHEN known_to = 'YEAR' AND extract(month FROM first_day) <> 1 THEN hub.year_be(first_day) || ' BE'
        ELSE extract(year FROM first_day)::int || ' CE' END END;
  COMMENT ON FUNCTION hub.date_text(date, hub.date_precision, text) IS 'A date in words, in the era that readers of the language use, or in the one whose year it is.';
`;

const AMOUNTS = `
  CREATE FUNCTION hub.land_area_text(square_wa numeric, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN concat_ws(' ',
    CASE WHEN square_wa >= 400 THEN to_char(div(square_wa, 400), 'FM999,999,999,999') || CASE language WHEN 'th' THEN ' ไร่' ELSE ' rai' END END,
    CASE WHEN square_wa % 400 >= 100 THEN div(square_wa % 400, 100) || CASE language WHEN 'th' THEN ' งาน' ELSE ' ngan' END END,
    CASE WHEN square_wa % 100 > 0 THEN trim_scale(square_wa % 100) || CASE language WHEN 'th' THEN ' ตารางวา' ELSE ' square wa' END END);
  COMMENT ON FUNCTION hub.land_area_text(numeric, text) IS 'An area in square wa as rai, ngan and square wa, in words.';

  CREATE FUNCTION hub.baht(satang bigint) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN satang / 100 || '.' || lpad((satang % 100)::text, 2, '0');
  COMMENT ON FUNCTION hub.baht(bigint) IS 'An amount of satang in baht, with two decimals.';

  CREATE FUNCTION hub.money_text(satang bigint, language text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_char(satang / 100, 'FM999,999,999,999,990') || '.' || lpad((satang % 100)::text, 2, '0')
    || CASE language WHEN 'th' THEN ' บาท' ELSE ' baht' END;
  COMMENT ON FUNCTION hub.money_text(bigint, text) IS 'An amount of satang in words, with commas between thousands.';
`;
