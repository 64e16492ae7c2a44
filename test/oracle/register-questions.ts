/** The shape of an answer is each question's own business. */
// biome-ignore lint/suspicious/noExplicitAny: a question reads answers of its own shape
type Answer = any;

/** A question about the registers: as a client asks it, and as one would ask the tables by hand. */
export interface RegisterQuestion {
  asked: string;
  query: string;
  sql: string;
  /** The rows of the answer, to be what the SQL gives. */
  rows: (data: Answer) => unknown[];
}

const names = (list: { nodes: { nameTh: string }[] }) => list.nodes.map(({ nameTh }) => ({ nameTh }));

export const registerQuestions: readonly RegisterQuestion[] = [
  {
    asked:
      'A2: for subdistrict 500108, its authorities with coverage, villages, temples and the district’s development office in one query',
    query: `{ area(code: "500108") {
      nameTh
      coverages { nodes { kind authority { nameTh localAuthorityKind } } }
      villages: partners(first: 100, filter: { type: { eq: VILLAGE } }, orderBy: [{ field: MOO_NO }]) { nodes { nameTh ... on Village { mooNo } } }
      temples: partners(first: 100, filter: { type: { eq: TEMPLE } }) { nodes { nameTh } }
      parent { partners(filter: { type: { eq: COMMUNITY_DEVELOPMENT_OFFICE } }) { nodes { labelTh } } }
    } }`,
    sql: `SELECT a.name_th AS "nameTh",
        (SELECT json_agg(json_build_object('kind', c.kind, 'authority', p.name_th, 'of', p.local_authority_kind) ORDER BY c.kind, c.id)
         FROM coverage c, partner p WHERE p.id = c.authority_id AND c.area_id = a.id AND c.valid_to IS NULL) AS covered,
        (SELECT json_agg(json_build_object('nameTh', name_th, 'mooNo', moo_no) ORDER BY moo_no, id)
         FROM partner WHERE area_id = a.id AND type = 'VILLAGE' AND valid_to IS NULL) AS villages,
        (SELECT json_agg(name_th ORDER BY name_th, id) FROM partner WHERE area_id = a.id AND type = 'TEMPLE' AND valid_to IS NULL) AS temples,
        'สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงใหม่ จังหวัดเชียงใหม่' AS office
      FROM area a WHERE a.code = '500108'`,
    rows: ({ area }) => [
      {
        nameTh: area.nameTh,
        covered: area.coverages.nodes.map(({ kind, authority }: Answer) => ({
          kind,
          authority: authority.nameTh,
          of: authority.localAuthorityKind,
        })),
        villages: area.villages.nodes,
        temples: area.temples.nodes.map(({ nameTh }: Answer) => nameTh),
        office: area.parent.partners.nodes[0].labelTh,
      },
    ],
  },
  {
    asked: 'A3: look up the authority of a name that several bear; the candidates with province and district',
    query: `{ searchPartners(text: "หนองบัว", types: [LOCAL_AUTHORITY], first: 100) { nodes { matchedName path { nameTh } partner { nameTh } } } }`,
    sql: `SELECT p.name_th AS "nameTh", p.name_th AS matched, array_remove(ARRAY[g.name_th, d.name_th, a.name_th], NULL) AS path
      FROM partner p JOIN area a ON a.id = p.area_id LEFT JOIN area d ON d.id = a.parent_id LEFT JOIN area g ON g.id = d.parent_id
      WHERE p.type = 'LOCAL_AUTHORITY' AND p.valid_to IS NULL AND p.name_th LIKE '%หนองบัว%'
      ORDER BY hub.similarity(hub.search_key(p.name_th), 'หนองบัว') DESC, p.name_th, p.id`,
    rows: ({ searchPartners }) =>
      searchPartners.nodes.map(({ matchedName, path, partner }: Answer) => ({
        nameTh: partner.nameTh,
        matched: matchedName,
        path: path.map(({ nameTh }: Answer) => nameTh),
      })),
  },
  {
    asked: '1: the provinces, in Thai order',
    query: '{ areas(first: 100, filter: { level: { eq: PROVINCE } }) { nodes { nameTh } } }',
    sql: `SELECT name_th AS "nameTh" FROM area WHERE level = 'PROVINCE' ORDER BY name_th COLLATE "th-x-icu"`,
    rows: ({ areas }) => names(areas),
  },
  {
    asked: '2: how many districts and subdistricts Chiang Mai has',
    query: `{ districts: areas(first: 0, filter: { within: "50", level: { eq: DISTRICT } }) { totalCount }
      subdistricts: areas(first: 0, filter: { within: "50", level: { eq: SUBDISTRICT } }) { totalCount } }`,
    sql: `SELECT count(*) FILTER (WHERE length(code) = 4)::int AS districts, count(*) FILTER (WHERE length(code) = 6)::int AS subdistricts
      FROM area WHERE code LIKE '50%' AND valid_to IS NULL`,
    rows: ({ districts, subdistricts }) => [
      { districts: districts.totalCount, subdistricts: subdistricts.totalCount },
    ],
  },
  {
    asked: '3: the ten districts of Chiang Mai with the greatest codes',
    query:
      '{ area(code: "50") { children(first: 10, orderBy: [{ field: CODE, direction: DESC }]) { nodes { code nameTh } } } }',
    sql: `SELECT code, name_th AS "nameTh" FROM area WHERE code LIKE '50__' AND valid_to IS NULL ORDER BY code DESC LIMIT 10`,
    rows: ({ area }) => area.children.nodes,
  },
  {
    asked: '4: where a subdistrict lies',
    query: '{ area(code: "501401") { labelTh ancestors { level nameTh } } }',
    sql: `SELECT 'ตำบล' || s.name_th || ' อำเภอ' || d.name_th || ' จังหวัด' || p.name_th AS label, p.name_th AS province, d.name_th AS district
      FROM area s JOIN area d ON d.code = '5014' JOIN area p ON p.code = '50' WHERE s.code = '501401'`,
    rows: ({ area }) => [
      { label: area.labelTh, province: area.ancestors[0].nameTh, district: area.ancestors[1].nameTh },
    ],
  },
  {
    asked: '5: how many partners of each of three types a district has',
    query: `{ area(code: "5014") {
      temples: partnersWithin(first: 0, filter: { type: { eq: TEMPLE } }) { totalCount }
      villages: partnersWithin(first: 0, filter: { type: { eq: VILLAGE } }) { totalCount }
      authorities: partnersWithin(first: 0, filter: { type: { eq: LOCAL_AUTHORITY } }) { totalCount } } }`,
    sql: `SELECT count(*) FILTER (WHERE type = 'TEMPLE')::int AS temples, count(*) FILTER (WHERE type = 'VILLAGE')::int AS villages,
        count(*) FILTER (WHERE type = 'LOCAL_AUTHORITY')::int AS authorities
      FROM partner WHERE valid_to IS NULL AND area_id IN (SELECT id FROM area WHERE code LIKE '5014%')`,
    rows: ({ area }) => [
      {
        temples: area.temples.totalCount,
        villages: area.villages.totalCount,
        authorities: area.authorities.totalCount,
      },
    ],
  },
  {
    asked: '6: the first temples of a district that have their boundary, the oldest grant first',
    query: `{ partners(first: 15, filter: { within: "5014", wisungkhamasima: { eq: true }, wisungkhamasimaYearBE: { isNull: false } },
      orderBy: [{ field: WISUNGKHAMASIMA_YEAR_BE }]) { nodes { nameTh ... on Temple { wisungkhamasimaYearBE } } } }`,
    sql: `SELECT name_th AS "nameTh", wisungkhamasima_year_be AS "wisungkhamasimaYearBE" FROM partner
      WHERE wisungkhamasima AND wisungkhamasima_year_be IS NOT NULL AND valid_to IS NULL AND area_id IN (SELECT id FROM area WHERE code LIKE '5014%')
      ORDER BY wisungkhamasima_year_be, id LIMIT 15`,
    rows: ({ partners }) => partners.nodes,
  },
  {
    asked: '7: how many temples of either order there are, and of none that is known',
    query: `{ maha: partners(first: 0, filter: { type: { eq: TEMPLE }, nikaya: { eq: MAHANIKAYA } }) { totalCount }
      dhammayut: partners(first: 0, filter: { type: { eq: TEMPLE }, nikaya: { eq: DHAMMAYUT } }) { totalCount }
      unknown: partners(first: 0, filter: { type: { eq: TEMPLE }, nikaya: { isNull: true } }) { totalCount } }`,
    sql: `SELECT count(*) FILTER (WHERE nikaya = 'MAHANIKAYA')::int AS maha, count(*) FILTER (WHERE nikaya = 'DHAMMAYUT')::int AS dhammayut,
        count(*) FILTER (WHERE nikaya IS NULL)::int AS unknown FROM partner WHERE type = 'TEMPLE' AND valid_to IS NULL`,
    rows: ({ maha, dhammayut, unknown }) => [
      { maha: maha.totalCount, dhammayut: dhammayut.totalCount, unknown: unknown.totalCount },
    ],
  },
  {
    asked: '8: the villages of a subdistrict by their number',
    query:
      '{ partners(first: 100, filter: { within: "501401", type: { eq: VILLAGE } }, orderBy: [{ field: MOO_NO }]) { nodes { nameTh ... on Village { mooNo } } } }',
    sql: `SELECT p.name_th AS "nameTh", p.moo_no AS "mooNo" FROM partner p JOIN area a ON a.id = p.area_id
      WHERE a.code = '501401' AND p.type = 'VILLAGE' AND p.valid_to IS NULL ORDER BY p.moo_no, p.id`,
    rows: ({ partners }) => partners.nodes,
  },
  {
    asked: '9: which areas the provincial organisation of Chiang Mai covers',
    query: `{ partners(filter: { within: "50", localAuthorityKind: { eq: PAO } }) { nodes { nameTh ... on LocalAuthority { coverages { nodes { kind area { code } } } } } } }`,
    sql: `SELECT p.name_th AS "nameTh", c.kind::text, a.code FROM partner p JOIN coverage c ON c.authority_id = p.id JOIN area a ON a.id = c.area_id
      WHERE p.local_authority_kind = 'PAO' AND p.valid_to IS NULL AND c.valid_to IS NULL AND p.area_id IN (SELECT id FROM area WHERE code LIKE '50%')`,
    rows: ({ partners }) =>
      partners.nodes.flatMap(({ nameTh, coverages }: Answer) =>
        coverages.nodes.map(({ kind, area }: Answer) => ({ nameTh, kind, code: area.code })),
      ),
  },
  {
    asked: '10: the authorities that ended, when and why',
    query:
      '{ partners(first: 100, validity: ENDED, filter: { type: { eq: LOCAL_AUTHORITY } }) { nodes { nameTh validTo endReason } } }',
    sql: `SELECT name_th AS "nameTh", valid_to::text AS "validTo", end_reason AS "endReason" FROM partner
      WHERE type = 'LOCAL_AUTHORITY' AND valid_to IS NOT NULL ORDER BY name_th, id`,
    rows: ({ partners }) => partners.nodes,
  },
  {
    asked: '11: what followed each of them',
    query:
      '{ partners(first: 100, validity: ENDED, filter: { type: { eq: LOCAL_AUTHORITY } }) { nodes { nameTh successors { kind effectiveOn successor { nameTh } } } } }',
    sql: `SELECT p.name_th AS "nameTh", s.kind::text, s.effective_on::text AS day, n.name_th AS next FROM partner p JOIN partner_succession s ON s.predecessor_id = p.id
      JOIN partner n ON n.id = s.successor_id WHERE p.type = 'LOCAL_AUTHORITY' AND p.valid_to IS NOT NULL
      ORDER BY p.name_th, p.id, s.effective_on DESC, s.id`,
    rows: ({ partners }) =>
      partners.nodes.flatMap(({ nameTh, successors }: Answer) =>
        successors.map(({ kind, effectiveOn, successor }: Answer) => ({
          nameTh,
          kind,
          day: effectiveOn,
          next: successor.nameTh,
        })),
      ),
  },
  {
    asked:
      '12: the authorities of Chiang Mai of an area between 20 and 40 square kilometres, the greatest first',
    query: `{ partners(first: 20, filter: { within: "50", areaKm2: { gte: 20, lt: 40 } }, orderBy: [{ field: AREA_KM2, direction: DESC }]) { totalCount nodes { nameTh ... on LocalAuthority { areaKm2 } } } }`,
    sql: `SELECT name_th AS "nameTh", area_km2::float8 AS "areaKm2", count(*) OVER ()::int AS total FROM partner
      WHERE area_km2 >= 20 AND area_km2 < 40 AND valid_to IS NULL AND area_id IN (SELECT id FROM area WHERE code LIKE '50%')
      ORDER BY area_km2 DESC, id DESC LIMIT 20`,
    rows: ({ partners }) => partners.nodes.map((node: Answer) => ({ ...node, total: partners.totalCount })),
  },
  {
    asked: '13: the regions of the Sangha by number',
    query:
      '{ sanghaUnits(first: 100, filter: { level: { eq: REGION } }, orderBy: [{ field: NUMBER }]) { nodes { number nameTh parent { nameTh } } } }',
    sql: `SELECT u.number, u.name_th AS "nameTh", p.name_th AS above FROM sangha_unit u LEFT JOIN sangha_unit p ON p.id = u.parent_id
      WHERE u.level = 'REGION' AND u.valid_to IS NULL ORDER BY u.number, u.id`,
    rows: ({ sanghaUnits }) =>
      sanghaUnits.nodes.map(({ number, nameTh, parent }: Answer) => ({
        number,
        nameTh,
        above: parent?.nameTh ?? null,
      })),
  },
  {
    asked: '14: the Sangha units with the most temples named, five temples each',
    query:
      '{ sanghaUnits(first: 30, filter: { level: { eq: DISTRICT } }) { nodes { nameTh temples(first: 5) { totalCount nodes { nameTh } } } } }',
    sql: `SELECT u.name_th AS "nameTh", (SELECT count(*)::int FROM partner t WHERE t.sangha_unit_id = u.id AND t.type = 'TEMPLE' AND t.valid_to IS NULL) AS total,
        coalesce((SELECT json_agg(name_th) FROM (SELECT name_th FROM partner t WHERE t.sangha_unit_id = u.id AND t.type = 'TEMPLE' AND t.valid_to IS NULL
          ORDER BY name_th, id LIMIT 5) five), '[]') AS temples
      FROM sangha_unit u WHERE u.level = 'DISTRICT' AND u.valid_to IS NULL ORDER BY u.name_th, u.id LIMIT 30`,
    rows: ({ sanghaUnits }) =>
      sanghaUnits.nodes.map(({ nameTh, temples }: Answer) => ({
        nameTh,
        total: temples.totalCount,
        temples: temples.nodes.map((temple: Answer) => temple.nameTh),
      })),
  },
  {
    asked: '15: people of the subdistricts of a district, as last counted',
    query:
      '{ area(code: "5014") { children(first: 100) { nodes { code populations { asOf population households } } } } }',
    sql: `SELECT a.code, f.as_of::text AS "asOf", f.population, f.households FROM area a JOIN area_population f ON f.area_id = a.id
      WHERE a.code LIKE '5014__' AND a.valid_to IS NULL ORDER BY a.name_th, a.id, f.as_of DESC`,
    rows: ({ area }) =>
      area.children.nodes.flatMap(({ code, populations }: Answer) =>
        populations.map((figures: Answer) => ({ code, ...figures })),
      ),
  },
  {
    asked: '16: the partner of a code',
    query:
      '{ partnerByCode(scheme: HUB, code: "CDD-5014") { __typename nameTh area { code } codes { scheme code } } }',
    sql: `SELECT 'CommunityDevelopmentOffice' AS type, p.name_th AS "nameTh", a.code AS area, 'HUB CDD-5014' AS code
      FROM partner_code c JOIN partner p ON p.id = c.partner_id JOIN area a ON a.id = p.area_id WHERE c.code = 'CDD-5014' AND c.scheme = 'HUB'`,
    rows: ({ partnerByCode: found }) => [
      {
        type: found.__typename,
        nameTh: found.nameTh,
        area: found.area.code,
        code: found.codes.map((one: Answer) => `${one.scheme} ${one.code}`).join(),
      },
    ],
  },
  {
    asked: '17: partners that bear another name, and which',
    query:
      '{ partners(first: 100, filter: { within: "50", type: { eq: LOCAL_AUTHORITY } }) { nodes { nameTh otherNames { kind nameTh } } } }',
    sql: `SELECT p.name_th AS "nameTh", o.kind::text, o.name_th AS other FROM (SELECT * FROM partner WHERE type = 'LOCAL_AUTHORITY' AND valid_to IS NULL
        AND area_id IN (SELECT id FROM area WHERE code LIKE '50%') ORDER BY name_th, id LIMIT 100) p
      JOIN partner_name o ON o.partner_id = p.id ORDER BY p.name_th, p.id, o.name_th, o.id`,
    rows: ({ partners }) =>
      partners.nodes.flatMap(({ nameTh, otherNames }: Answer) =>
        otherNames.map((other: Answer) => ({ nameTh, kind: other.kind, other: other.nameTh })),
      ),
  },
  {
    asked: '18: network partners that are no schools, by kind and name',
    query: `{ partners(first: 50, filter: { type: { eq: NETWORK_PARTNER }, not: { networkPartnerKind: { eq: SCHOOL } } }, orderBy: [{ field: NAME_TH, direction: DESC }]) {
      nodes { nameTh ... on NetworkPartner { networkPartnerKind } } } }`,
    sql: `SELECT name_th AS "nameTh", network_partner_kind::text AS "networkPartnerKind" FROM partner
      WHERE type = 'NETWORK_PARTNER' AND network_partner_kind <> 'SCHOOL' AND valid_to IS NULL ORDER BY name_th DESC, id DESC LIMIT 50`,
    rows: ({ partners }) => partners.nodes,
  },
  {
    asked: '19: the last five temples of a province in Thai order, from the end',
    query:
      '{ partners(last: 5, filter: { within: "50", type: { eq: TEMPLE } }) { nodes { nameTh labelTh source } } }',
    sql: `SELECT p.name_th AS "nameTh", 'วัด' || p.name_th || ' ตำบล' || s.name_th || ' อำเภอ' || d.name_th || ' จังหวัด' || g.name_th || ' (ข้อมูลสมมุติ)' AS "labelTh", p.source::text
      FROM (SELECT * FROM partner WHERE type = 'TEMPLE' AND valid_to IS NULL AND area_id IN (SELECT id FROM area WHERE code LIKE '50%')
        ORDER BY name_th DESC, id DESC LIMIT 5) p
      JOIN area s ON s.id = p.area_id JOIN area d ON d.id = s.parent_id JOIN area g ON g.id = d.parent_id ORDER BY p.name_th, p.id`,
    rows: ({ partners }) => partners.nodes,
  },
  {
    asked: '20: who wrote the development office of a district, and why',
    query:
      '{ partnerByCode(scheme: HUB, code: "CDD-5001") { version source lastChange { channel actor reason } } }',
    sql: `SELECT p.version, p.source::text, ch.channel::text, ch.actor, ch.reason FROM partner_code c JOIN partner p ON p.id = c.partner_id
      JOIN change ch ON ch.id = p.change_id WHERE c.code = 'CDD-5001'`,
    rows: ({ partnerByCode: { version, source, lastChange } }) => [{ version, source, ...lastChange }],
  },
];
