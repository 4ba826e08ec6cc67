import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytes, fit, type Block } from '../../src/domain/report-blocks.ts';

/** `head`, then rows of a few bytes each. */
function block(name: string, rows: readonly string[], more: Partial<Block> = {}): Block {
  return { head: [name], rows, tail: [], more: (left) => `${left} more`, ...more };
}

const rows = (count: number, sign = 'x'): string[] => Array.from({ length: count }, (_, n) => `${sign}${n}`);

it('counts bytes, not characters', () => {
  expect([bytes(''), bytes('aé😀')]).toEqual([0, 7]);
});

describe('what fits', () => {
  it('is whole, in order, a blank line between blocks and one line end', () => {
    const first = block('a', ['1', '2'], { tail: ['end'] });
    expect(fit([first, block('b', []), block('c', ['3'])], 1000)).toBe('a\n1\n2\nend\n\nb\n\nc\n3\n');
    expect(fit([], 1000)).toBe('');
    expect(fit([block('a', [])], 0)).toBe('');
  });

  it('is counted to the byte, with the line that says what was left out', () => {
    // Head, blank line, "2 more" and its two line ends take 11 bytes, a row with its line end three.
    const two = block('a', rows(2));
    expect(fit([two], 11)).toBe('');
    expect(fit([two], 12)).toBe('a\n\n2 more\n');
    expect(fit([two], 15)).toBe('a\nx0\n\n1 more\n');
    expect(fit([two], 17)).toBe('a\nx0\n\n1 more\n');
    expect(fit([two], 18)).toBe('a\nx0\nx1\n');
  });

  it('are the frames first: one that does not fit is left out, and all after it', () => {
    const [small, large] = [block('a', []), block('b'.repeat(50), [])];
    expect(fit([small, large, small], 50)).toBe('a\n');
    expect(fit([small, small, large], 50)).toBe('a\n\na\n');
  });

  it('are then rows in turns, so that the first of each get in', () => {
    const text = fit([block('a', rows(5, 'x')), block('b', rows(5, 'y'))], 37);
    expect(text).toBe('a\nx0\nx1\n\n3 more\n\nb\ny0\ny1\n\n3 more\n');
    const uneven = fit([block('a', ['x'.repeat(60)]), block('b', rows(3, 'y'))], 40);
    expect(uneven).toBe('a\n\n1 more\n\nb\ny0\ny1\ny2\n');
  });

  it('is below the limit for any blocks, and leaves nothing out below what all of it takes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀'), maxLength: 8 });
    const blocks = fc.array(
      fc.record({ head: fc.array(text, { maxLength: 3 }), rows: fc.array(text, { maxLength: 6 }), tail: fc.array(text, { maxLength: 2 }) }),
      {
        maxLength: 5
      }
    );
    fc.assert(
      fc.property(blocks, fc.integer({ min: 1, max: 200 }), (list, limit) => {
        const all = list.map((each) => ({ ...each, more: (left: number) => `${left} more` }));
        expect(bytes(fit(all, limit))).toBeLessThan(limit);
        expect(fit(all, 10_000)).not.toContain('more');
      })
    );
  });
});
