import { STOP } from './global-setup.ts';

export default async function globalTeardown(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, STOP);
  if (typeof stop === 'function') await stop();
}
