import { GraphQLLocalDate, GraphQLNonEmptyString } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Problems, UpdateInput, type Writing, type Written } from '../../../write/index.ts';
import { LocalAuthority, type Partner } from '../partner.entity.ts';
import { PartnerCode } from '../partner-code.entity.ts';
import { CodeScheme, LocalAuthorityKind, PartnerType } from '../partner-kinds.ts';
import { checkCode, checkCodeIsFree } from './codes.ts';
import { endRows } from './end-rows.ts';
import { checkFormerTime, keepFormerName, presentSince } from './former-name.ts';
import { partnerToChange, refOf, tellOf } from './partner-to-change.ts';

@InputType('ChangeAuthorityKindInput', {
  description: 'What a local authority becomes on some day, such as an SAO a municipality.',
})
export class ChangeAuthorityKindInput extends UpdateInput {
  @Field(() => ID, { description: 'The local authority.' })
  id!: string;

  @Field(() => LocalAuthorityKind, { description: 'The new kind.' })
  kind!: LocalAuthorityKind;

  @Field(() => GraphQLLocalDate, { description: 'First day of the new kind.' })
  since!: string;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The new Thai name, where it gets one with the new kind.',
  })
  nameTh?: string | null;

  @Field(() => GraphQLNonEmptyString, { nullable: true, description: 'The new English name, with `nameTh`.' })
  nameEn?: string | null;

  @Field(() => GraphQLNonEmptyString, {
    nullable: true,
    description: 'The new DLA code, where it has got one: the one before ends on that day.',
  })
  dlaCode?: string | null;
}

/** The kinds between which a local authority can change; the others are made and abolished by laws of their own. */
const CHANGEABLE: ReadonlySet<LocalAuthorityKind> = new Set([
  LocalAuthorityKind.SAO,
  LocalAuthorityKind.SUBDISTRICT_MUNICIPALITY,
  LocalAuthorityKind.TOWN_MUNICIPALITY,
  LocalAuthorityKind.CITY_MUNICIPALITY,
]);

/**
 * Makes a local authority one of another kind. It stays the same partner (DESIGN section 11): what it was is kept as a
 * former name with its kind and its time, and a new code takes the place of the old one.
 */
export async function changeAuthorityKind(
  writing: Writing,
  input: ChangeAuthorityKindInput,
): Promise<Written> {
  const partner = await partnerToChange(writing, 'id', input.id, {
    expectedVersion: input.expectedVersion,
  });
  const problems = new Problems();
  checkKind(problems, partner, input.kind);
  problems.text('nameTh', input.nameTh);
  problems.text('nameEn', input.nameEn);
  const code = input.dlaCode
    ? { scheme: CodeScheme.DLA, code: input.dlaCode, since: input.since }
    : undefined;
  if (code && partner.type === PartnerType.LOCAL_AUTHORITY) {
    checkCode(problems, { scheme: 'dlaCode', code: 'dlaCode', since: 'since' }, partner.type, code);
  }
  const validFrom = await presentSince(writing, partner);
  checkFormerTime(problems, validFrom, input.since);
  if (code) await checkCodeIsFree(writing, problems, 'dlaCode', code);
  problems.check();
  const name = input.nameTh == null ? {} : { nameTh: input.nameTh, nameEn: input.nameEn ?? null };
  await writing.update(
    LocalAuthority,
    { id: partner.id, expectedVersion: input.expectedVersion },
    { localAuthorityKind: input.kind, ...name },
  );
  await keepFormerName(writing, partner, { validFrom, validTo: input.since });
  if (code) {
    await endRows(writing, 'partner_code', `partner_id = $3 AND scheme = 'DLA'`, [partner.id], input.since);
    const { since, ...given } = code;
    const { id: partnerId, source } = partner;
    await writing.insert(PartnerCode, { ...given, partnerId, validFrom: since, source });
  }
  await tellOf(writing, 'AUTHORITY_KIND_CHANGED', partner);
  return {
    about: refOf(partner),
    answers: { partner: refOf(partner) },
    details: { kind: input.kind, hasNewCode: code !== undefined },
  };
}

function checkKind(problems: Problems, partner: Partner, kind: LocalAuthorityKind): void {
  const { localAuthorityKind: present } = partner as Partial<LocalAuthority>;
  if (present == null) {
    problems.bad('id', 'type = LOCAL_AUTHORITY', partner.type, {
      th: `เฉพาะ อปท. เปลี่ยนฐานะได้ ไม่ใช่ประเภท ${partner.type}`,
      en: `Only a local authority changes its kind, not the type ${partner.type}`,
    });
    return;
  }
  if (present === kind) {
    problems.bad('kind', 'another kind', kind, {
      th: `มีฐานะ ${kind} อยู่แล้ว`,
      en: `It is of the kind ${kind} already`,
    });
  }
  if (CHANGEABLE.has(present) && CHANGEABLE.has(kind)) return;
  problems.bad('kind', [...CHANGEABLE].join(' | '), kind, {
    th: `เปลี่ยนฐานะจาก ${present} เป็น ${kind} ไม่ได้`,
    en: `A local authority does not change from ${present} to ${kind}`,
  });
}
