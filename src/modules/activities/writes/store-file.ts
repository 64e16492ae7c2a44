import type { EntityManager } from 'typeorm';
import type { CleanFile, FileStore } from '../../../kernel/files/index.ts';
import { actingForOf } from '../../../kernel/viewer.ts';
import { badInput, Problems, type Writing, type Written } from '../../../write/index.ts';
import { Partner } from '../../partners/index.ts';
import { StoredFile } from '../stored-file.entity.ts';

/** A file that was received and looked at, and what its sender calls it. */
export interface NewFile extends CleanFile {
  name: string;
}

const LONGEST_NAME = 200;
/** Separators of paths, control characters, and those that turn the direction of text to hide how a name ends. */
const NOT_IN_NAMES = /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Checks what a file is to be called, before any of it is received.
 * @throws Refused
 */
export function checkFileName(name: string): void {
  const problems = new Problems();
  problems.text('name', name, LONGEST_NAME);
  if (NOT_IN_NAMES.test(name)) {
    problems.bad('name', 'a name, not a path', undefined, {
      th: 'name ต้องเป็นชื่อไฟล์ ไม่มี / \\ หรืออักขระควบคุม',
      en: 'name must be the name of a file, without / \\ or control characters',
    });
  }
  problems.check();
}

/** Until the transaction ends, nobody else keeps or clears bytes of this content. */
export const holdContent = async (transaction: EntityManager, sha256: string): Promise<void> => {
  await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`hub:file:${sha256}`]);
};

/**
 * Keeps a file for the partner for which its sender acts. The same content of the same partner is one file, which keeps
 * its first name; it gives nobody a right until something shows it.
 */
export async function storeFile(writing: Writing, file: NewFile, store: FileStore): Promise<Written> {
  const ownerId = actingForOf(writing.viewer);
  if (ownerId === null) throw actsForNobody();
  await writing.mayCreate({ ownerId });
  const { name, mediaType, bytes, sha256, isPositionStripped } = file;
  await holdContent(writing.transaction, sha256);
  // Of two entries of one body that were merged, both may have sent it: the older one stands for it.
  const known = await writing.transaction.findOne(StoredFile, {
    where: { ownerId, sha256 },
    order: { id: 'ASC' },
  });
  // The bytes first: a row without them would be a promise that nobody can keep.
  if (!(await store.has(sha256))) await store.put(sha256, file.path);
  const id =
    known?.id ??
    (await writing.insert(StoredFile, {
      ownerId,
      name,
      mediaType,
      bytes: String(bytes),
      sha256,
      isPositionStripped,
      source: (await writing.transaction.findOneByOrFail(Partner, { id: ownerId })).source,
    }));
  const object = { type: 'StoredFile', id };
  return { about: object, answers: { file: object }, details: { mediaType, bytes } };
}

const actsForNobody = () =>
  badInput(
    {
      th: 'ต้องทำในนามของหน่วยงานหนึ่ง: ส่งหัวข้อ hub-acting-for เป็นรหัสของหน่วยงาน',
      en: 'A file belongs to a partner: say for which one you act by the header hub-acting-for',
    },
    { field: 'hub-acting-for', rule: 'a partner in which one has a role' },
  );
