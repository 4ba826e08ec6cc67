/** What a runner downloads. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { row, type Row } from './table.ts';

/** Every file counts, licences too; each is compressed alone. */
export function sizeRows(dist: string): Row[] {
  const files = readdirSync(dist).map((name) => readFileSync(path.join(dist, name)));
  const raw = files.reduce((sum, file) => sum + file.length, 0);
  const packed = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  return [
    row('dist, raw', '<= 1.2 MB', 1.2, raw / 1e6, ' MB', `${files.length} files, licences included`, { bytes: raw }),
    row('dist, gzip', '<= 330 kB', 330, packed / 1e3, ' kB', 'each file alone, level 9', { bytes: packed })
  ];
}
