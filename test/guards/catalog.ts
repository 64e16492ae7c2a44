import type { DataSource } from 'typeorm';

/** What the catalog says of the schema `hub`, a line a thing: also what TypeORM's own comparison doesn't see. */
const STATEMENTS = [
  `SELECT format('table %s rls=%s forced=%s', c.relname, c.relrowsecurity, c.relforcerowsecurity)
   FROM pg_class c WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r'`,
  `SELECT format('column %s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
     CASE WHEN a.attcollation NOT IN (0, 100) THEN ' collate ' || l.collname ELSE '' END,
     coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     LEFT JOIN pg_collation l ON l.oid = a.attcollation
   WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  `SELECT format('constraint %s.%s %s', r.conrelid::regclass, r.conname, pg_get_constraintdef(r.oid))
   FROM pg_constraint r WHERE r.connamespace = 'hub'::regnamespace AND r.contype <> 'n'`,
  `SELECT 'index ' || pg_get_indexdef(i.indexrelid)
   FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'hub'::regnamespace`,
  `SELECT 'trigger ' || pg_get_triggerdef(t.oid)
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.relnamespace = 'hub'::regnamespace AND NOT t.tgisinternal`,
  `SELECT format('policy %s.%s %s using %s check %s', tablename, policyname, cmd, qual, with_check)
   FROM pg_policies WHERE schemaname = 'hub'`,
  `SELECT format('grant %s on %s to %s', g.privilege_type, c.relname,
     CASE WHEN g.grantee = 0 THEN 'public' ELSE regexp_replace(g.grantee::regrole::text, '^.*(hub_[a-z]+)"?$', '\\1') END)
   FROM pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) g
   WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind = 'r' AND g.grantee <> c.relowner`,
  `SELECT format('function %s(%s) %s%s', p.proname, pg_get_function_identity_arguments(p.oid),
     CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
     CASE WHEN p.prosecdef THEN ' security definer' ELSE '' END)
   FROM pg_proc p WHERE p.pronamespace = 'hub'::regnamespace
     AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  `SELECT format('enum %s: %s', t.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder))
   FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
   WHERE t.typnamespace = 'hub'::regnamespace GROUP BY t.typname`,
];

/** The schema as text, sorted, the same on every server that the hub supports. */
export async function describeCatalog(dataSource: DataSource): Promise<string> {
  const parts: string[][] = [];
  for (const statement of STATEMENTS) {
    const rows: { line: string }[] = await dataSource.query(`SELECT line FROM (${statement}) AS s(line)`);
    parts.push(rows.map((row) => row.line.replaceAll(/\s+/g, ' ')));
  }
  return `${parts.flat().sort().join('\n')}\n`;
}
