import { describe, expect, it } from '@jest/globals';
import { saidBy } from '../../src/github/failures.ts';

describe('what an answer says', () => {
  it.each(['<!DOCTYPE html><p>Blocked by policy</p>', '  <html><body>Sign in to the proxy</body></html>'])(
    'is not shown as a page: %s',
    (page) => {
      expect(saidBy(new Error(page))).toBe('the answer is a page and none of GitHub; a proxy may have answered in its place');
    }
  );

  it('is one line of a length that people read', () => {
    expect(saidBy(new Error('Validation Failed:\r\nname\nis <too> long'))).toBe('Validation Failed: name is <too> long');
    expect(saidBy(new Error('x'.repeat(2000)))).toHaveLength(500);
    expect(saidBy('socket hang up')).toBe('socket hang up');
  });
});
