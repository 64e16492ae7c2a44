import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an entry of the ledger stands for. */
export enum LedgerKind {
  AUDIT = 'AUDIT',
  EVENT = 'EVENT',
}

/**
 * The order of all committed audit entries and events, without gaps, each chained to the one before by its hash. Made
 * by the sequencer: a chain made in the writing transactions would let only one of them through at a time.
 */
@Entity({ name: 'ledger' })
@Index('ledger_entry_key', ['entryId'], { unique: true })
export class LedgerEntry {
  /** Counts from 1. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'ledger_pk' })
  number!: string;

  @Column('enum', { enum: LedgerKind, enumName: 'ledger_kind' })
  kind!: LedgerKind;

  @Column('uuid', { name: 'entry_id' })
  entryId!: string;

  @Column('timestamp with time zone', { name: 'sealed_at', default: () => 'hub.now()' })
  sealedAt!: string;

  /** SHA-256 of the entry's content. */
  @Column('bytea', { name: 'content_hash' })
  contentHash!: Buffer;

  /** SHA-256 of the chain hash before, the number, the kind, the id and the content hash. */
  @Column('bytea', { name: 'chain_hash' })
  chainHash!: Buffer;
}

/** An entry that is committed and waits for its number. */
@Entity({ name: 'unsealed' })
export class Unsealed {
  @PrimaryColumn('uuid', { name: 'entry_id', primaryKeyConstraintName: 'unsealed_pk' })
  entryId!: string;

  @Column('enum', { enum: LedgerKind, enumName: 'ledger_kind' })
  kind!: LedgerKind;
}
