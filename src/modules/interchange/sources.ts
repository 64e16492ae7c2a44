import { type EntityManager, In } from 'typeorm';
import { RegisterRecord } from './register-record.entity.ts';

/** What a register last said about one row of the hub, and where. */
export interface Source {
  register: string;
  /** The code under which the register knows it. */
  key: string;
  fileNames: string[];
  line: number;
  /** Column → text, exactly as in the file. */
  published: Record<string, string>;
}

/** Where the facts about areas, partners, coverage and Sangha units came from, by their ids; none for what no import brought. */
export async function sourcesOf(
  manager: EntityManager,
  subjectIds: readonly string[],
): Promise<Map<string, Source[]>> {
  const records = await manager.find(RegisterRecord, {
    where: { subjectId: In([...subjectIds]) },
    relations: { run: true },
    order: { register: 'ASC', key: 'ASC' },
  });
  const sources = new Map<string, Source[]>();
  for (const { subjectId, register, key, line, published, run } of records) {
    const source = { register, key, fileNames: run.fileNames, line, published };
    sources.set(subjectId, [...(sources.get(subjectId) ?? []), source]);
  }
  return sources;
}
