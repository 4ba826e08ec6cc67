/** Fits Markdown into a number of bytes by leaving out whole rows, so that no row, table or fence is ever cut in the middle. */

/** A part of a document. Without its frame a row means nothing, so the frame goes in first. */
export interface Block {
  /** Lines before the rows, such as a heading and the head of a table. */
  head: readonly string[];
  /** Each may hold several lines; kept or left out as a whole. */
  rows: readonly string[];
  /** Lines after the rows. */
  tail: readonly string[];
  /** The line that says how many rows were left out. */
  more: (left: number) => string;
}

const encoder = new TextEncoder();

/** UTF-8 size. */
export function bytes(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The blocks as one text below `limit` bytes. All frames come first; a block whose frame does not fit is left out whole, and all
 * after it. Then the blocks take rows in turns, so that the first rows of each, its most urgent ones, get in.
 */
export function fit(blocks: readonly Block[], limit: number): string {
  const kept = framesThatFit(blocks, limit);
  const rows = rowsThatFit(kept, limit - kept.reduce((sum, block) => sum + frameSize(block), 0));
  const parts = kept.map((block, index) => {
    const count = rows[index] ?? 0;
    const left = block.rows.length - count;
    const more = left > 0 ? ['', block.more(left)] : [];
    return [...block.head, ...block.rows.slice(0, count), ...block.tail, ...more].join('\n');
  });
  return parts.length > 0 ? `${parts.join('\n\n')}\n` : '';
}

function framesThatFit(blocks: readonly Block[], limit: number): Block[] {
  const kept: Block[] = [];
  let size = 0;
  for (const block of blocks) {
    size += frameSize(block);
    if (size >= limit) break;
    kept.push(block);
  }
  return kept;
}

/** With room for the line about left-out rows and for the line breaks around it. */
function frameSize(block: Block): number {
  return bytes([...block.head, ...block.tail, '', block.more(block.rows.length), '', ''].join('\n'));
}

/** How many rows of each block, each block's first ones. */
function rowsThatFit(blocks: readonly Block[], limit: number): number[] {
  const counts = blocks.map(() => 0);
  let left = limit;
  let open = blocks.map((_, index) => index);
  while (open.length > 0) {
    open = open.filter((index) => {
      const row = blocks[index]?.rows[counts[index] ?? 0];
      const size = row === undefined ? Infinity : bytes(row) + 1;
      if (size >= left) return false;
      left -= size;
      counts[index] = (counts[index] ?? 0) + 1;
      return true;
    });
  }
  return counts;
}
