/** A table that register rows become rows of, and how a row's subject in it is found. */
export interface Target {
  table: 'area' | 'area_population' | 'coverage' | 'partner' | 'sangha_unit';
  /** Join on the staged row `s` that finds its subject, and the id that it finds. */
  match: string;
  subject: string;
  /** Values that a new row is given, as SQL expressions on the staged row `m`. */
  given: Readonly<Record<string, string>>;
  /** Scheme of the code that a new partner is known by. */
  scheme?: 'DOPA' | 'DLA' | 'ONAB';
  /** Whether its rows hold for a time and can be ended. */
  isDated: boolean;
}

/** Partners of a type, known by the codes of a scheme. */
export const partnerTarget = (
  type: 'LOCAL_AUTHORITY' | 'TEMPLE' | 'VILLAGE',
  scheme: 'DOPA' | 'DLA' | 'ONAB',
): Target => ({
  table: 'partner',
  match: `LEFT JOIN partner_code c ON c.scheme = '${scheme}' AND c.code = s.key AND c.valid_to IS NULL`,
  subject: 'c.partner_id',
  given: { type: `'${type}'` },
  scheme,
  isDated: true,
});
