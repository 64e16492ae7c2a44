import { fileTypeFromFile } from 'file-type';
import { HubError } from '../errors.ts';
import { cleanJpeg } from './pictures/jpeg.ts';
import type { FileBytes, Part } from './pictures/parts.ts';
import { cleanPng } from './pictures/png.ts';
import { cleanWebp } from './pictures/webp.ts';

/** A kind of file that the hub takes. */
interface MediaType {
  /** The endings of its names; the first is the usual one. */
  endings: readonly [string, ...string[]];
  /** How everything goes out of a picture that isn't needed to show it. */
  clean?: (source: FileBytes) => Promise<Part[]>;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What reports and evidence come in. Office documents are those without macros. */
const TAKEN: Readonly<Record<string, MediaType>> = {
  'image/jpeg': { endings: ['.jpg', '.jpeg'], clean: cleanJpeg },
  'image/png': { endings: ['.png'], clean: cleanPng },
  'image/webp': { endings: ['.webp'], clean: cleanWebp },
  'application/pdf': { endings: ['.pdf'] },
  [`${OFFICE}.wordprocessingml.document`]: { endings: ['.docx'] },
  [`${OFFICE}.spreadsheetml.sheet`]: { endings: ['.xlsx'] },
};

const HEIF = /^image\/(hei[cf]|avif)/;

/** What a file is, by its content and never by its name. */
export interface Sniffed {
  mediaType: string;
  clean: MediaType['clean'];
}

/**
 * Looks at a file's content.
 * @throws HubError BAD_INPUT for what the hub does not take
 */
export async function sniff(path: string): Promise<Sniffed> {
  const mediaType = (await fileTypeFromFile(path))?.mime ?? 'unknown';
  const taken = TAKEN[mediaType];
  if (taken === undefined) throw notTaken(mediaType);
  return { mediaType, clean: taken.clean };
}

/** A name as it is offered to whoever fetches the file: it ends as its content does, whatever its sender called it. */
export function nameOffered(name: string, mediaType: string): string {
  const endings = TAKEN[mediaType]?.endings ?? ['.bin'];
  return endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[0]}`;
}

function notTaken(mediaType: string): HubError {
  const isHeif = HEIF.test(mediaType);
  return new HubError(
    'BAD_INPUT',
    isHeif
      ? {
          th: 'รูปแบบ HEIC/AVIF ยังเอาข้อมูลตำแหน่งออกไม่ได้ จึงไม่รับ: ส่งเป็น JPEG (iPhone: การตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด)',
          en: 'Position data can’t be taken out of HEIC and AVIF, so they are not taken: send JPEG (iPhone: Settings > Camera > Formats > Most Compatible)',
        }
      : {
          th: 'รับเฉพาะรูป JPEG, PNG, WebP และเอกสาร PDF, DOCX, XLSX (ดูจากเนื้อหา ไม่ใช่ชื่อไฟล์)',
          en: 'Only pictures (JPEG, PNG, WebP) and documents (PDF, DOCX, XLSX) are taken, by their content and not by their names',
        },
    { field: 'file', rule: Object.keys(TAKEN).join(' | '), value: mediaType },
  );
}
