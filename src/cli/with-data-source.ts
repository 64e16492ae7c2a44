import type { DataSource } from 'typeorm';
import { connect } from '../app/connect.ts';

/** Runs a command on the hub's database and prints what it answers. */
export async function withDataSource(work: (dataSource: DataSource) => Promise<string>): Promise<void> {
  const { dataSource, close } = await connect();
  try {
    process.stdout.write(await work(dataSource));
  } finally {
    await close();
  }
}
