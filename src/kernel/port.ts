import { createServer } from 'node:net';
import { HubError } from './errors.ts';

/** Looks whether the address can be listened on, before anything is started for it. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(refusal(host, port, error.code ?? '')));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}

function refusal(host: string, port: number, code: string): HubError {
  const address = `${host}:${port}`;
  if (code === 'EADDRINUSE') {
    return new HubError(
      'CONFIGURATION',
      {
        th: `พอร์ต ${address} มีโปรแกรมอื่นใช้อยู่ (อาจเป็นฮับที่เปิดไว้แล้ว): ตั้ง PORT เป็นเลขอื่น`,
        en: `port ${address} is in use by another program (perhaps a hub that runs already): set PORT to another`,
      },
      { field: 'PORT', rule: 'free', value: String(port) },
    );
  }
  return new HubError(
    'CONFIGURATION',
    {
      th: `เปิดรับที่ ${address} ไม่ได้ (${code}): ตั้ง HOST หรือ PORT ใหม่`,
      en: `can't listen on ${address} (${code}): set HOST or PORT`,
    },
    { field: code === 'EACCES' ? 'PORT' : 'HOST', rule: 'can be listened on', value: address },
  );
}
